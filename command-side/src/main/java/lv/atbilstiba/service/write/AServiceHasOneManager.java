package lv.atbilstiba.service.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.platform.write.decision.Appointment;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.ServiceRefusal.ManagerAlreadyAppointed;

import java.util.Optional;

/** Each service has exactly one manager. Source: roles.json, SERVICE_OWNER. */
record AServiceHasOneManager(ServiceId service, Appointment last) implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                last.until() != null, new ManagerAlreadyAppointed(service, last.person()));
    }
}
