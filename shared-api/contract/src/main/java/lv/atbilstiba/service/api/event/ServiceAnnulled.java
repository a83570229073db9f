package lv.atbilstiba.service.api.event;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

/** The service was registered in error; from here on it is nobody's. */
@Revision("1")
public record ServiceAnnulled(ServiceId service, InstitutionId owner, Basis basis)
        implements ServiceEvent {
    public ServiceAnnulled {
        Required.that(service, "service");
        Required.that(owner, "owner");
        Required.that(basis, "basis");
    }
}
