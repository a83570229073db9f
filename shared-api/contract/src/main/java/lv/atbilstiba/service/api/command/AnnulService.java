package lv.atbilstiba.service.api.command;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Say that the service was registered in error; its history stays.
 *
 * @param byStateLead whether the state lead says so, who alone may once it was in provision
 */
public record AnnulService(
        @TargetAggregateIdentifier ServiceId service, Basis basis, boolean byStateLead) {
    public AnnulService {
        Required.that(service, "service");
        Required.that(basis, "basis");
    }
}
