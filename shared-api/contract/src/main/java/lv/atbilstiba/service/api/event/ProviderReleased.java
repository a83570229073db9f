package lv.atbilstiba.service.api.event;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which it no longer delivers the service
 */
@Revision("1")
public record ProviderReleased(ServiceId service, InstitutionId provider, LocalDate effectiveOn)
        implements ServiceEvent, AboutOneThing {
    public ProviderReleased {
        Required.that(service, "service");
        Required.that(provider, "provider");
        Required.day(effectiveOn, "effectiveOn");
    }

    @Override
    public Object thing() {
        return provider;
    }
}
