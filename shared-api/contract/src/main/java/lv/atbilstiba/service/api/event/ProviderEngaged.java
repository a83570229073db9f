package lv.atbilstiba.service.api.event;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;
import java.util.SortedSet;

/**
 * @param responsible the persons responsible for delivery at the provider, in place of those named
 *     before
 * @param effectiveOn first day on which it holds
 */
@Revision("1")
public record ProviderEngaged(
        ServiceId service,
        InstitutionId provider,
        SortedSet<StaffId> responsible,
        LocalDate effectiveOn)
        implements ServiceEvent, AboutOneThing {
    public ProviderEngaged {
        Required.that(service, "service");
        Required.that(provider, "provider");
        Required.that(responsible, "responsible");
        Required.day(effectiveOn, "effectiveOn");

        responsible = Ordered.set(responsible);
    }

    @Override
    public Object thing() {
        return provider;
    }
}
