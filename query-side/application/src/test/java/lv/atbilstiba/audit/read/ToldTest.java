package lv.atbilstiba.audit.read;

import static lv.atbilstiba.audit.read.Examples.AGENCY;
import static lv.atbilstiba.audit.read.Examples.ANNA;
import static lv.atbilstiba.audit.read.Examples.BERTA;
import static lv.atbilstiba.audit.read.Examples.MARCH;
import static lv.atbilstiba.audit.read.Examples.ORDER;
import static lv.atbilstiba.audit.read.Examples.SERVICE;
import static lv.atbilstiba.audit.read.Examples.agency;
import static lv.atbilstiba.audit.read.Examples.described;
import static lv.atbilstiba.audit.read.Examples.details;
import static lv.atbilstiba.audit.read.Examples.multichannel;
import static lv.atbilstiba.audit.read.Examples.registered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import lv.atbilstiba.audit.words.DomainWords;
import lv.atbilstiba.audit.words.Names;
import lv.atbilstiba.audit.words.Said;
import lv.atbilstiba.audit.words.Statement;
import lv.atbilstiba.audit.words.Told;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.read.MemoryLog;
import lv.atbilstiba.policy.api.ChannelEnvironment;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class ToldTest {
    @Test
    void a_changed_service_tells_which_fields_changed_from_what_to_what() {
        var told =
                tell(
                        registered(),
                        new ServiceChanged(
                                SERVICE,
                                details("Atļauja", DeliveryForm.E, DeliveryForm.F),
                                MARCH));
        assertThat(told.getFirst().changes()).isEmpty();
        assertThat(told.getLast().changes())
                .extracting(
                        it -> it.field(),
                        it -> it.name().lv(),
                        it -> lv(it.from()),
                        it -> lv(it.to()))
                .containsExactly(
                        tuple(
                                "name.lv",
                                "nosaukums latviski",
                                "Atļauja piesārņojošai darbībai",
                                "Atļauja"),
                        tuple(
                                "deliveryForms",
                                "sniegšanas formas",
                                "f-pakalpojums",
                                "e-pakalpojums, f-pakalpojums"));
    }

    @Test
    void a_new_version_of_a_description_tells_what_differs_from_the_one_before() {
        var told = tell(registered(), described(1, "Bez maksas"), described(2, "15,00 EUR"));
        assertThat(told.get(1).changes()).isEmpty();
        assertThat(told.get(2).changes())
                .extracting(it -> it.field(), it -> lv(it.from()), it -> lv(it.to()))
                .containsExactly(
                        tuple("version", "1", "2"), tuple("fee", "Bez maksas", "15,00 EUR"));
    }

    @Test
    void an_accessibility_record_is_compared_with_the_one_of_the_same_kind() {
        var told =
                tell(
                        registered(),
                        multichannel(ChannelEnvironment.ONSITE_PHYSICAL),
                        multichannel(
                                ChannelEnvironment.ONSITE_PHYSICAL,
                                ChannelEnvironment.REMOTE_ELECTRONIC));
        assertThat(told.getLast().changes())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.thing()).isEqualTo("accessibility-multi-channel");
                    assertThat(it.field()).isEqualTo("receiving");
                });
    }

    @Test
    void an_institution_moved_and_renamed_tells_both() {
        var told =
                tell(
                        new InstitutionRegistered(AGENCY, agency("Dienests"), MARCH, false),
                        new InstitutionChanged(AGENCY, agency("Pārvalde"), MARCH));
        assertThat(told.getLast().changes())
                .singleElement()
                .satisfies(it -> assertThat(it.name().en()).isEqualTo("name in Latvian"));
    }

    @Test
    void institutions_are_called_as_they_were_known_then() {
        var facts =
                List.of(
                        at(
                                1,
                                new InstitutionRegistered(AGENCY, agency("Dienests"), MARCH, false),
                                null),
                        at(2, registered(), null),
                        at(3, new InstitutionChanged(AGENCY, agency("Pārvalde"), MARCH), null),
                        at(4, new StaffMemberLeft(ANNA, AGENCY, MARCH), null));
        var histories = new MemoryLog(facts, AuditViews::aggregateOf).histories();
        var told =
                KnownNames.telling(
                        histories,
                        names -> facts.stream().map(it -> DomainWords.of(it, names)).toList());
        assertThat(told.get(1).lv())
                .contains(
                        "tā saimnieks ir iestāde „Dienests” (" + AGENCY.registrationNumber() + ")");
        assertThat(told.get(3).lv())
                .contains("iestādē „Pārvalde” (" + AGENCY.registrationNumber() + ")");
        assertThat(told.get(3).en()).contains("institution “State Environmental Service”");
    }

    @Test
    void a_ministry_renamed_meanwhile_is_no_change_of_who_is_above() {
        var facts =
                List.of(
                        at(
                                1,
                                new InstitutionRegistered(AGENCY, agency("Dienests"), MARCH, false),
                                null),
                        at(2, new InstitutionChanged(AGENCY, agency("Pārvalde"), MARCH), null));
        Names renamed = (_, position) -> Said.same("called so at " + position);
        assertThat(Told.of(facts, renamed).getLast().changes())
                .extracting(Statement.Change::field)
                .containsExactly("name.lv");
    }

    @Test
    void a_manager_after_a_vacancy_is_a_change_from_nobody() {
        var told =
                tell(
                        registered(),
                        new ServiceManagerAppointed(SERVICE, ANNA, MARCH, ORDER),
                        new ServiceManagerReleased(SERVICE, ANNA, MARCH, ORDER),
                        new ServiceManagerAppointed(SERVICE, BERTA, MARCH, ORDER));
        assertThat(told.get(2).changes())
                .singleElement()
                .satisfies(it -> assertThat(it.to()).isNull());
        assertThat(told.get(3).changes())
                .singleElement()
                .satisfies(it -> assertThat(it.from()).isNull());
    }

    @Test
    void a_correction_is_compared_with_what_it_corrects_and_both_are_linked() {
        var told =
                Told.of(
                        List.of(
                                at(1, registered(), null),
                                at(2, stage(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT), null),
                                at(3, stage(LifecycleStage.LIQUIDATION), null),
                                at(4, stage(LifecycleStage.DELIVERY_OR_USE), 2L)),
                        Names.NUMBERS);
        assertThat(told.get(1).correctedBy()).isEqualTo(4);
        assertThat(told.get(3).fact().corrected()).isEqualTo(2);
        assertThat(told.get(3).changes())
                .singleElement()
                .satisfies(it -> {
                    assertThat(lv(it.from())).isEqualTo("Uzturēšana un pilnveide");
                    assertThat(lv(it.to())).isEqualTo("Sniegšana vai lietošana");
                });
    }

    @Test
    void a_correction_of_a_correction_stands_in_the_same_place() {
        var told =
                Told.of(
                        List.of(
                                at(1, described(1, "1 EUR"), null),
                                at(2, described(1, "2 EUR"), 1L),
                                at(3, described(1, "3 EUR"), 2L),
                                at(4, described(2, "4 EUR"), null)),
                        Names.NUMBERS);
        assertThat(told.get(2).changes())
                .extracting(it -> lv(it.from()), it -> lv(it.to()))
                .containsExactly(tuple("2 EUR", "3 EUR"));
        assertThat(told.get(3).changes())
                .extracting(it -> lv(it.from()), it -> lv(it.to()))
                .containsExactly(tuple("1", "2"), tuple("3 EUR", "4 EUR"));
    }

    @Test
    void every_fact_of_a_chain_is_linked_with_the_one_that_stands_whichever_it_names() {
        for (var named : List.of(1L, 2L)) {
            var told =
                    Told.of(
                            List.of(
                                    at(1, described(1, "1 EUR"), null),
                                    at(2, described(1, "2 EUR"), 1L),
                                    at(3, described(1, "3 EUR"), named)),
                            Names.NUMBERS);
            assertThat(told).extracting(Told::correctedBy).containsExactly(3L, 3L, null);
        }
    }

    private static LifecycleStageEntered stage(LifecycleStage stage) {
        return new LifecycleStageEntered(SERVICE, AGENCY, stage, MARCH);
    }

    private static @Nullable String lv(@Nullable Said said) {
        return said == null ? null : said.lv();
    }

    private static List<Told> tell(Object... events) {
        var facts = new ArrayList<Recorded<Object>>();
        for (var event : events) facts.add(at(facts.size() + 1, event, null));
        return Told.of(facts, Names.NUMBERS);
    }

    private static Recorded<Object> at(long position, Object event, @Nullable Long corrects) {
        return new Recorded<>(
                position,
                Instant.parse("2026-03-01T08:00:00Z"),
                event,
                new Provenance(
                        "person-" + ANNA.value(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        corrects == null ? null : new Correction(corrects, "kļūda ierakstā")));
    }
}
