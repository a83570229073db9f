package lv.atbilstiba.service.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;
import static lv.atbilstiba.service.write.Services.*;

import lv.atbilstiba.catalogue.api.CatalogueRefusal.CatalogueDoesNotFit;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.DateOutOfRange;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.DescriptionNotRegistered;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.NotPublished;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.ServiceNotOffered;
import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.command.CheckCatalogueEntry;
import lv.atbilstiba.catalogue.api.command.PublishInCatalogue;
import lv.atbilstiba.catalogue.api.command.RecordSupplementaryInformation;
import lv.atbilstiba.catalogue.api.command.WithdrawFromCatalogue;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceRefusal.Liquidated;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class CatalogueTest {
    private static final CatalogueCode FOR_RESIDENTS = CatalogueCode.LATVIJA_GOV_LV;
    private static final LocalizedText VIDEO = new LocalizedText("Kā pieteikties pensijai", null);

    private final FixtureConfiguration<Service> service = new Surroundings().of(Service.class);

    @Test
    void a_registered_version_is_published() {
        service.given(registered(), described(1, LAST_MONTH))
                .when(publish(FOR_RESIDENTS, 1, TODAY))
                .expectEvents(published(1, TODAY));
    }

    @Test
    void an_entry_typed_in_by_hand_is_recorded_all_the_same() {
        service.given(registered(), described(1, LAST_MONTH))
                .when(
                        new PublishInCatalogue(
                                PENSION, FOR_RESIDENTS, 1, PublicationWay.BY_HAND, TODAY, null))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_it_shows_already_needs_no_record() {
        service.given(registered(), described(1, LAST_MONTH), published(1, YESTERDAY))
                .when(publish(FOR_RESIDENTS, 1, TODAY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void without_a_registered_description_nothing_is_published() {
        service.given(registered())
                .when(publish(FOR_RESIDENTS, 1, TODAY))
                .expectNoEvents()
                .expectExceptionDetails(new DescriptionNotRegistered(PENSION, null));
    }

    @Test
    void a_version_that_is_not_registered_is_refused() {
        service.given(registered(), described(1, LAST_MONTH))
                .when(publish(FOR_RESIDENTS, 2, TODAY))
                .expectNoEvents()
                .expectExceptionDetails(new DescriptionNotRegistered(PENSION, 2));
    }

    @Test
    void a_catalogue_for_others_is_refused() {
        service.given(registered(), described(1, LAST_MONTH))
                .when(publish(CatalogueCode.BUSINESS_GOV_LV, 1, TODAY))
                .expectNoEvents()
                .expectExceptionDetails(
                        new CatalogueDoesNotFit(CatalogueCode.BUSINESS_GOV_LV, PENSION));
    }

    @Test
    void a_liquidated_service_is_not_offered() {
        service.given(registered(), described(1, LAST_MONTH), liquidated(YESTERDAY))
                .when(publish(FOR_RESIDENTS, 1, TODAY))
                .expectNoEvents()
                .expectExceptionDetails(new ServiceNotOffered(PENSION));
    }

    @Test
    void nothing_is_published_before_it_is_registered() {
        service.given(registered(), described(1, YESTERDAY))
                .when(publish(FOR_RESIDENTS, 1, LAST_MONTH))
                .expectNoEvents()
                .expectExceptionDetails(
                        new DateOutOfRange("publishedOn", LAST_MONTH, YESTERDAY, TODAY));
    }

    @Test
    void a_look_at_the_entry_is_recorded() {
        service.given(registered(), described(1, LAST_MONTH), published(1, YESTERDAY))
                .when(new CheckCatalogueEntry(PENSION, FOR_RESIDENTS, false, TODAY))
                .expectEvents(new CatalogueEntryChecked(PENSION, FOR_RESIDENTS, false, TODAY));
    }

    @Test
    void the_same_look_again_needs_no_record() {
        service.given(
                        registered(),
                        described(1, LAST_MONTH),
                        published(1, YESTERDAY),
                        new CatalogueEntryChecked(PENSION, FOR_RESIDENTS, true, TODAY))
                .when(new CheckCatalogueEntry(PENSION, FOR_RESIDENTS, true, TODAY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_is_not_published_cannot_be_looked_at() {
        service.given(registered())
                .when(new CheckCatalogueEntry(PENSION, FOR_RESIDENTS, true, TODAY))
                .expectNoEvents()
                .expectExceptionDetails(new NotPublished(PENSION, FOR_RESIDENTS));
    }

    @Test
    void an_entry_is_withdrawn_even_after_liquidation() {
        service.given(
                        registered(),
                        described(1, LAST_MONTH),
                        published(1, LAST_MONTH),
                        liquidated(YESTERDAY))
                .when(new WithdrawFromCatalogue(PENSION, FOR_RESIDENTS, TODAY))
                .expectEvents(withdrawn(TODAY));
    }

    @Test
    void a_second_withdrawal_needs_no_record() {
        service.given(
                        registered(),
                        described(1, LAST_MONTH),
                        published(1, LAST_MONTH),
                        withdrawn(YESTERDAY))
                .when(new WithdrawFromCatalogue(PENSION, FOR_RESIDENTS, TODAY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_was_never_published_cannot_be_withdrawn() {
        service.given(registered())
                .when(new WithdrawFromCatalogue(PENSION, FOR_RESIDENTS, TODAY))
                .expectNoEvents()
                .expectExceptionDetails(new NotPublished(PENSION, FOR_RESIDENTS));
    }

    @Test
    void additional_information_is_recorded_once() {
        service.given(registered()).when(inform()).expectEvents(informed());
    }

    @Test
    void the_same_information_needs_no_record() {
        service.given(registered(), informed())
                .when(inform())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_liquidated_service_is_explained_no_more() {
        service.given(registered(), liquidated(YESTERDAY))
                .when(inform())
                .expectNoEvents()
                .expectExceptionDetails(new Liquidated(PENSION));
    }

    private static PublishInCatalogue publish(CatalogueCode where, int version, LocalDate on) {
        return new PublishInCatalogue(PENSION, where, version, PublicationWay.AUTOMATED, on, null);
    }

    private static CatalogueEntryWithdrawn withdrawn(LocalDate on) {
        return new CatalogueEntryWithdrawn(PENSION, FOR_RESIDENTS, on);
    }

    private static RecordSupplementaryInformation inform() {
        return new RecordSupplementaryInformation(
                PENSION, InformationForm.VIDEO, VIDEO, null, TODAY);
    }

    private static SupplementaryInformationRecorded informed() {
        return new SupplementaryInformationRecorded(
                PENSION, InformationForm.VIDEO, VIDEO, null, TODAY);
    }
}
