package lv.atbilstiba.catalogue.api.event;

import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param information the position of the fact that says it is available
 * @param effectiveOn first day on which it is available no longer
 */
@Revision("1")
public record SupplementaryInformationEnded(
        ServiceId service,
        long information,
        InformationForm form,
        LocalizedText title,
        LocalDate effectiveOn)
        implements CatalogueEvent, AboutOneThing {
    public SupplementaryInformationEnded {
        Required.that(service, "service");
        Required.that(form, "form");
        Required.that(title, "title");
        Required.day(effectiveOn, "effectiveOn");
    }

    @Override
    public Object thing() {
        return information;
    }
}
