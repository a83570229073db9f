package lv.atbilstiba.service.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.ServiceRefusal.WasInProvision;

import java.util.Optional;

/**
 * What was once in provision, as was ever recorded, its own institution does not take out of the
 * findings: people were served, well or badly.
 */
record AServiceInProvisionStays(ServiceId service, Stage stage, DecisionDay day)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        var since = stage.provisionFrom();
        return since == null || since.isAfter(day.today())
                ? Optional.empty()
                : Optional.of(new WasInProvision(service, since));
    }
}
