package lv.atbilstiba.service.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;
import static lv.atbilstiba.platform.write.decision.Surroundings.A_YEAR_AGO;
import static lv.atbilstiba.platform.write.decision.Surroundings.at;
import static lv.atbilstiba.platform.write.decision.Surroundings.mendingAt;
import static lv.atbilstiba.service.write.Services.*;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.CatalogueIsOneSite;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.DateOutOfRange;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.NoSuchInformation;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.NotPublished;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.command.CheckCatalogueEntry;
import lv.atbilstiba.catalogue.api.command.EndSupplementaryInformation;
import lv.atbilstiba.catalogue.api.command.PublishInCatalogue;
import lv.atbilstiba.catalogue.api.command.RecordSupplementaryInformation;
import lv.atbilstiba.catalogue.api.command.WithdrawFromCatalogue;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationEnded;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceRefusal.Liquidated;
import lv.atbilstiba.service.api.event.DescriptionRegistered;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class CatalogueTest {
    private static final CatalogueCode FOR_RESIDENTS = CatalogueCode.LATVIJA_GOV_LV;
    private static final CatalogueSite ONE_SITE = new CatalogueSite("https://www.example.lv");
    private static final CatalogueSite OTHER_SITE = new CatalogueSite("https://eps.example.lv");
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
                                PENSION,
                                FOR_RESIDENTS,
                                null,
                                1,
                                PublicationWay.BY_HAND,
                                TODAY,
                                null))
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
    void what_a_catalogue_shows_is_recorded_whatever_it_is() {
        for (var version : new @Nullable Integer[] {null, 1, 2, 7})
            for (var way : PublicationWay.values())
                for (var catalogue : CatalogueCode.values())
                    for (var before : new Object[][] {{}, {described(1, TODAY)}})
                        new Surroundings()
                                .of(Service.class)
                                .given(registered())
                                .andGiven(before)
                                .when(
                                        new PublishInCatalogue(
                                                PENSION, catalogue, null, version, way, YESTERDAY,
                                                null))
                                .expectEvents(
                                        new CatalogueEntryPublished(
                                                PENSION, catalogue, null, version, way, YESTERDAY));
    }

    @Test
    void that_a_catalogue_still_shows_a_liquidated_service_is_recorded() {
        service.given(registered(), described(1, LAST_MONTH), liquidated(YESTERDAY))
                .when(publish(FOR_RESIDENTS, 1, TODAY))
                .expectEvents(published(1, TODAY));
    }

    @Test
    void what_a_catalogue_will_show_is_no_fact_yet() {
        service.given(registered())
                .when(publish(FOR_RESIDENTS, 1, TODAY.plusDays(1)))
                .expectNoEvents()
                .expectExceptionDetails(
                        new DateOutOfRange(
                                "publishedOn", TODAY.plusDays(1), TODAY.minusYears(1), TODAY));
    }

    @Test
    void what_is_read_anew_after_its_text_was_corrected_is_recorded_again() {
        var corrected =
                new DescriptionRegistered(PENSION, 1, described("Pensija bez kļūdas"), LAST_MONTH);
        service.given(
                        registered(),
                        at(3, described(1, LAST_MONTH)),
                        at(4, published(1, YESTERDAY)),
                        mendingAt(5, 3, corrected))
                .when(publish(FOR_RESIDENTS, 1, TODAY))
                .expectEvents(published(1, TODAY));
    }

    @Test
    void a_correction_that_changes_no_text_that_it_shows_needs_no_record() {
        service.given(
                        registered(),
                        at(3, described(1, LAST_MONTH)),
                        at(4, published(1, YESTERDAY)),
                        mendingAt(5, 3, described(1, A_YEAR_AGO)))
                .when(publish(FOR_RESIDENTS, 1, TODAY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void two_sites_of_an_institution_are_two_entries() {
        service.given(registered(), shownAt(ONE_SITE, 1), shownAt(OTHER_SITE, 1))
                .when(
                        new WithdrawFromCatalogue(
                                PENSION, CatalogueCode.INSTITUTION_WEBSITE, ONE_SITE, TODAY, null))
                .expectEvents(
                        new CatalogueEntryWithdrawn(
                                PENSION, CatalogueCode.INSTITUTION_WEBSITE, ONE_SITE, TODAY));
    }

    @Test
    void an_entry_at_another_site_is_not_this_one() {
        service.given(registered(), shownAt(ONE_SITE, 1))
                .when(
                        new CheckCatalogueEntry(
                                PENSION,
                                CatalogueCode.INSTITUTION_WEBSITE,
                                null,
                                true,
                                TODAY,
                                null))
                .expectNoEvents()
                .expectExceptionDetails(
                        new NotPublished(
                                PENSION,
                                new CatalogueEntryId(CatalogueCode.INSTITUTION_WEBSITE, null)));
    }

    @Test
    void of_a_catalogue_that_there_is_one_of_no_site_is_named() {
        service.given(registered())
                .when(
                        new PublishInCatalogue(
                                PENSION,
                                FOR_RESIDENTS,
                                ONE_SITE,
                                1,
                                PublicationWay.AUTOMATED,
                                TODAY,
                                null))
                .expectNoEvents()
                .expectExceptionDetails(new CatalogueIsOneSite(FOR_RESIDENTS));
    }

    private static CatalogueEntryPublished shownAt(CatalogueSite site, int version) {
        return new CatalogueEntryPublished(
                PENSION,
                CatalogueCode.INSTITUTION_WEBSITE,
                site,
                version,
                PublicationWay.AUTOMATED,
                YESTERDAY);
    }

    @Test
    void a_look_at_the_entry_is_recorded() {
        service.given(registered(), described(1, LAST_MONTH), published(1, YESTERDAY))
                .when(new CheckCatalogueEntry(PENSION, FOR_RESIDENTS, null, false, TODAY, null))
                .expectEvents(
                        new CatalogueEntryChecked(PENSION, FOR_RESIDENTS, null, false, TODAY));
    }

    @Test
    void the_same_look_again_needs_no_record() {
        service.given(
                        registered(),
                        described(1, LAST_MONTH),
                        published(1, YESTERDAY),
                        new CatalogueEntryChecked(PENSION, FOR_RESIDENTS, null, true, TODAY))
                .when(new CheckCatalogueEntry(PENSION, FOR_RESIDENTS, null, true, TODAY, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_is_not_published_cannot_be_looked_at() {
        service.given(registered())
                .when(new CheckCatalogueEntry(PENSION, FOR_RESIDENTS, null, true, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(
                        new NotPublished(PENSION, new CatalogueEntryId(FOR_RESIDENTS, null)));
    }

    @Test
    void an_entry_is_withdrawn_even_after_liquidation() {
        service.given(
                        registered(),
                        described(1, LAST_MONTH),
                        published(1, LAST_MONTH),
                        liquidated(YESTERDAY))
                .when(new WithdrawFromCatalogue(PENSION, FOR_RESIDENTS, null, TODAY, null))
                .expectEvents(withdrawn(TODAY));
    }

    @Test
    void a_second_withdrawal_needs_no_record() {
        service.given(
                        registered(),
                        described(1, LAST_MONTH),
                        published(1, LAST_MONTH),
                        withdrawn(YESTERDAY))
                .when(new WithdrawFromCatalogue(PENSION, FOR_RESIDENTS, null, TODAY, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_was_never_published_cannot_be_withdrawn() {
        service.given(registered())
                .when(new WithdrawFromCatalogue(PENSION, FOR_RESIDENTS, null, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(
                        new NotPublished(PENSION, new CatalogueEntryId(FOR_RESIDENTS, null)));
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
    void information_ends_and_may_be_there_again() {
        var end =
                new SupplementaryInformationEnded(PENSION, 3, InformationForm.VIDEO, VIDEO, TODAY);
        service.given(registered(), at(3, informed()))
                .when(new EndSupplementaryInformation(PENSION, 3, TODAY, null))
                .expectEvents(end);
        new Surroundings()
                .of(Service.class)
                .given(registered(), at(3, informed()), end)
                .when(new EndSupplementaryInformation(PENSION, 3, TODAY, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        new Surroundings()
                .of(Service.class)
                .given(registered(), at(3, informed()), end)
                .when(inform())
                .expectEvents(informed());
    }

    @Test
    void what_was_never_told_cannot_end() {
        service.given(registered(), at(3, informed()))
                .when(new EndSupplementaryInformation(PENSION, 4, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(new NoSuchInformation(PENSION, 4));
    }

    @Test
    void a_liquidated_service_is_explained_no_more() {
        service.given(registered(), liquidated(YESTERDAY))
                .when(inform())
                .expectNoEvents()
                .expectExceptionDetails(new Liquidated(PENSION));
    }

    private static PublishInCatalogue publish(CatalogueCode where, int version, LocalDate on) {
        return new PublishInCatalogue(
                PENSION, where, null, version, PublicationWay.AUTOMATED, on, null);
    }

    private static CatalogueEntryWithdrawn withdrawn(LocalDate on) {
        return new CatalogueEntryWithdrawn(PENSION, FOR_RESIDENTS, null, on);
    }

    private static RecordSupplementaryInformation inform() {
        return new RecordSupplementaryInformation(
                PENSION, InformationForm.VIDEO, VIDEO, null, TODAY, null);
    }

    private static SupplementaryInformationRecorded informed() {
        return new SupplementaryInformationRecorded(
                PENSION, InformationForm.VIDEO, VIDEO, null, TODAY);
    }

    @Test
    void the_same_site_is_always_the_same_text() {
        assertThat(
                        List.of(
                                new CatalogueSite(" HTTPS://WWW.Example.lv:443/ "),
                                new CatalogueSite("https://www.example.lv")))
                .allMatch(site -> site.address().equals("https://www.example.lv"));
        assertThat(new CatalogueSite("http://example.lv:8080/A/./b,c?d=e,f").address())
                .isEqualTo("http://example.lv:8080/A/b%2Cc?d=e%2Cf");
        for (var none :
                List.of(
                        "www.example.lv",
                        "ftp://example.lv",
                        "https:///a",
                        "https://me@example.lv",
                        "https://example.lv/#a",
                        "https://example.lv/a b",
                        "mailto:me@example.lv",
                        "https://example.lv/" + "a".repeat(300)))
            assertThatThrownBy(() -> new CatalogueSite(none))
                    .as(none)
                    .isInstanceOf(InvalidValue.class);
    }

    @Test
    void an_entry_is_read_from_its_text() {
        for (var entry :
                List.of(
                        new CatalogueEntryId(FOR_RESIDENTS, null),
                        new CatalogueEntryId(CatalogueCode.INSTITUTION_WEBSITE, ONE_SITE)))
            assertThat(CatalogueEntryId.of(entry.toString())).isEqualTo(entry);
    }
}
