package lv.atbilstiba.service.read;

import static lv.atbilstiba.audit.read.Examples.AGENCY;
import static lv.atbilstiba.audit.read.Examples.ANNA;
import static lv.atbilstiba.audit.read.Examples.BERTA;
import static lv.atbilstiba.audit.read.Examples.MARCH;
import static lv.atbilstiba.audit.read.Examples.ORDER;
import static lv.atbilstiba.audit.read.Examples.PROVIDER;
import static lv.atbilstiba.audit.read.Examples.SERVICE;
import static lv.atbilstiba.audit.read.Examples.details;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.accessibility.api.event.AccessibilityClaimConfirmed;
import lv.atbilstiba.accessibility.api.event.AccessibilityNotApplicableClaimed;
import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationEnded;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.read.Ahead;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ProviderReleased;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class ServiceStateTest {
    private static final LocalizedText TITLE = new LocalizedText("Kā saņemt atļauju", null);
    private static final LocalDate APRIL = MARCH.plusMonths(1);
    private static final LocalDate MAY = MARCH.plusMonths(2);

    @Test
    void the_description_told_is_the_one_in_force_that_day() {
        var facts = facts(registered(1, MARCH), registered(2, APRIL));

        assertThat(versionOn(MARCH.minusDays(1), facts)).isNull();
        assertThat(versionOn(APRIL.minusDays(1), facts)).isEqualTo(1);
        assertThat(versionOn(APRIL, facts)).isEqualTo(2);
    }

    @Test
    void a_withdrawal_dated_ahead_takes_nothing_away_before_its_day() {
        var facts = facts(registered(1, MARCH), withdrawn(1, MAY));

        assertThat(versionOn(MAY.minusDays(1), facts)).isEqualTo(1);
        assertThat(versionOn(MAY, facts)).isNull();
    }

    @Test
    void a_version_withdrawn_before_its_day_never_holds() {
        var facts = facts(registered(1, MARCH), registered(2, MAY), withdrawn(1, APRIL));

        assertThat(versionOn(APRIL.minusDays(1), facts)).isEqualTo(1);
        assertThat(versionOn(MAY, facts)).isNull();
        assertThat(
                        versionOn(
                                MAY,
                                facts(
                                        registered(1, MARCH),
                                        withdrawn(1, APRIL),
                                        registered(2, MAY))))
                .isEqualTo(2);
    }

    @Test
    void of_two_versions_of_a_day_the_later_one_is_told_though_the_earlier_one_was_mended_since() {
        var facts = facts(registered(1, MARCH), registered(2, MARCH));
        facts.add(Examples.fact(4, registered(1, MARCH), new Correction(2, "wrong")));

        assertThat(versionOn(MARCH, facts)).isEqualTo(2);
    }

    @Test
    void a_list_tells_the_version_in_force_that_day_too() {
        var facts = facts(registered(1, MARCH), registered(2, MAY), withdrawn(2, MAY.plusDays(9)));

        assertThat(listedOn(MARCH.minusDays(1), facts)).isNull();
        assertThat(listedOn(MAY.minusDays(1), facts)).isEqualTo(1);
        assertThat(listedOn(MAY, facts)).isEqualTo(2);
        assertThat(listedOn(MAY.plusDays(9), facts)).isNull();
    }

    @Test
    void a_confirmation_that_is_mended_to_another_kind_confirms_that_one_alone() {
        var facts = facts(claimed(AccessibilityKind.MULTICHANNEL));
        facts.add(Examples.fact(3, confirmed(AccessibilityKind.MULTICHANNEL), null));
        facts.add(Examples.fact(4, claimed(AccessibilityKind.TERRITORIAL), null));
        facts.add(
                Examples.fact(
                        5, confirmed(AccessibilityKind.TERRITORIAL), new Correction(3, "wrong")));
        var state = state(APRIL, facts);

        assertThat(confirmedOn(state, AccessibilityKind.MULTICHANNEL)).isNull();
        assertThat(confirmedOn(state, AccessibilityKind.TERRITORIAL)).isEqualTo(APRIL);
    }

    private static @Nullable LocalDate confirmedOn(ServiceState state, AccessibilityKind kind) {
        var claim = Objects.requireNonNull(state.accessibility.get(kind)).notApplicable();
        return Objects.requireNonNull(claim).confirmedOn();
    }

    private static AccessibilityNotApplicableClaimed claimed(AccessibilityKind kind) {
        return new AccessibilityNotApplicableClaimed(SERVICE, kind, "Datu pakalpojums", MARCH);
    }

    private static AccessibilityClaimConfirmed confirmed(AccessibilityKind kind) {
        return new AccessibilityClaimConfirmed(SERVICE, kind, APRIL, ANNA, 1L);
    }

    @Test
    void what_is_dated_ahead_is_told_from_its_day_on() {
        var facts =
                facts(
                        new ServiceChanged(SERVICE, details("Cita", DeliveryForm.E), APRIL),
                        entered(LifecycleStage.LIQUIDATION, MAY));

        for (var day : List.of(MARCH, APRIL.minusDays(1)))
            assertThat(on(day, facts).details()).isEqualTo(Examples.registered().details());
        assertThat(on(APRIL, facts).details().name().lv()).isEqualTo("Cita");
        assertThat(on(MAY.minusDays(1), facts).stage()).isEqualTo(LifecycleStage.DELIVERY_OR_USE);
        for (var day : List.of(MAY, MAY.plusDays(1)))
            assertThat(on(day, facts).stage()).isEqualTo(LifecycleStage.LIQUIDATION);
        assertThat(Ahead.of(facts, APRIL))
                .containsExactly(new Ahead(MAY, "LifecycleStageEntered", 3));
        assertThat(Ahead.of(facts, MARCH)).hasSize(2);
        assertThat(Ahead.of(facts, MAY)).isEmpty();
    }

    @Test
    void what_is_recorded_late_changes_nothing_of_what_held_since() {
        var facts =
                facts(
                        entered(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, MAY),
                        entered(LifecycleStage.DELIVERY_OR_USE, APRIL));

        assertThat(state(MAY, facts).stage)
                .isEqualTo(new ServiceState.Stage(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, MAY));
        assertThat(state(MAY.minusDays(1), facts).stage)
                .isEqualTo(new ServiceState.Stage(LifecycleStage.DELIVERY_OR_USE, APRIL));
    }

    @Test
    void a_fact_mended_twice_holds_from_the_day_said_last_whichever_position_was_named() {
        for (var named : List.of(2L, 3L)) {
            var facts = facts(entered(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, APRIL));
            var stage = LifecycleStage.MAINTENANCE_AND_IMPROVEMENT;
            facts.add(Examples.fact(3, entered(stage, APRIL.plusDays(1)), mending(2)));
            facts.add(Examples.fact(4, entered(stage, MAY), mending(named)));

            assertThat(on(MAY.minusDays(1), facts).stage())
                    .isEqualTo(LifecycleStage.DELIVERY_OR_USE);
            assertThat(state(MAY, facts).stage).isEqualTo(new ServiceState.Stage(stage, MAY));
            assertThat(Ahead.of(facts, APRIL))
                    .containsExactly(new Ahead(MAY, "LifecycleStageEntered", 4));
        }
    }

    @Test
    void of_two_facts_of_a_day_the_later_one_holds_though_the_earlier_one_was_mended_since() {
        var facts =
                facts(
                        entered(LifecycleStage.DELIVERY_OR_USE, APRIL),
                        entered(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, APRIL));
        facts.add(Examples.fact(4, entered(LifecycleStage.DELIVERY_OR_USE, APRIL), mending(2)));

        assertThat(on(APRIL, facts).stage()).isEqualTo(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT);
    }

    @Test
    void who_manages_today_is_told_though_a_successor_is_appointed_already() {
        var facts =
                facts(
                        new ServiceManagerAppointed(SERVICE, ANNA, MARCH, ORDER),
                        new ServiceManagerReleased(SERVICE, ANNA, MAY, ORDER),
                        new ServiceManagerAppointed(SERVICE, BERTA, MAY, ORDER));

        assertThat(state(MAY.minusDays(1), facts).manager)
                .isEqualTo(new ServiceState.Manager(ANNA, MARCH, MAY, ORDER));
        assertThat(state(MAY, facts).manager)
                .isEqualTo(new ServiceState.Manager(BERTA, MAY, null, ORDER));
        assertThat(state(MARCH.minusDays(1), facts).manager).isNull();
        var released = facts.subList(0, 3);
        assertThat(state(MAY.plusDays(1), released).manager)
                .as("whoever did last")
                .isEqualTo(new ServiceState.Manager(ANNA, MARCH, MAY, ORDER));
        // an order that came late
        assertThat(
                        state(
                                        MAY,
                                        facts(
                                                new ServiceManagerAppointed(
                                                        SERVICE, BERTA, MAY, ORDER),
                                                new ServiceManagerAppointed(
                                                        SERVICE, ANNA, MARCH, ORDER),
                                                new ServiceManagerReleased(
                                                        SERVICE, ANNA, APRIL, ORDER)))
                                .manager)
                .isEqualTo(new ServiceState.Manager(BERTA, MAY, null, ORDER));
    }

    @Test
    void who_answers_at_a_provider_is_who_was_named_for_that_day() {
        var facts =
                facts(
                        engaged(ANNA, APRIL),
                        engaged(BERTA, MARCH),
                        new ProviderReleased(SERVICE, PROVIDER, MAY));

        assertThat(state(APRIL.minusDays(1), facts).providers.values())
                .containsExactly(provider(MARCH, null, BERTA, MARCH));
        assertThat(state(APRIL, facts).providers.values())
                .containsExactly(provider(MARCH, MAY, ANNA, APRIL));
        assertThat(state(MAY, facts).providers.values())
                .containsExactly(provider(MARCH, MAY, ANNA, APRIL));
        facts.add(Examples.fact(5, engaged(BERTA, MAY.plusDays(1)), null));
        assertThat(state(MAY.plusDays(1), facts).providers.values())
                .containsExactly(provider(MAY.plusDays(1), null, BERTA, MAY.plusDays(1)));
    }

    @Test
    void an_entry_is_shown_until_the_day_of_its_withdrawal() {
        var facts =
                facts(
                        published(1, PublicationWay.AUTOMATED, MARCH),
                        new CatalogueEntryWithdrawn(
                                SERVICE, CatalogueCode.LATVIJA_GOV_LV, null, MAY),
                        published(2, PublicationWay.BY_HAND, APRIL));

        assertThat(on(MAY.minusDays(1), facts).catalogues())
                .containsExactly(CatalogueCode.LATVIJA_GOV_LV);
        assertThat(on(MAY, facts).catalogues()).isEmpty();
        assertThat(entry(APRIL.minusDays(1), facts))
                .isEqualTo(
                        new ServiceState.Entry(
                                CatalogueCode.LATVIJA_GOV_LV,
                                null,
                                1,
                                PublicationWay.AUTOMATED,
                                MARCH,
                                null,
                                null,
                                null));
        for (var day : List.of(APRIL, MAY, MAY.plusDays(1)))
            assertThat(entry(day, facts))
                    .isEqualTo(
                            new ServiceState.Entry(
                                    CatalogueCode.LATVIJA_GOV_LV,
                                    null,
                                    2,
                                    PublicationWay.BY_HAND,
                                    APRIL,
                                    null,
                                    null,
                                    MAY));
    }

    @Test
    void an_end_that_names_what_was_mended_ends_what_stands() {
        var facts = facts(told(MARCH));
        facts.add(Examples.fact(3, told(APRIL), mending(2)));
        facts.add(Examples.fact(4, told(APRIL), mending(3)));
        for (var named : List.of(2L, 3L, 4L)) {
            var ended = new ArrayList<>(facts);
            ended.add(
                    Examples.fact(
                            5,
                            new SupplementaryInformationEnded(
                                    SERVICE, named, InformationForm.VIDEO, TITLE, MAY),
                            null));
            assertThat(state(APRIL, ended).information.values())
                    .singleElement()
                    .isEqualTo(
                            new ServiceState.Information(
                                    4, InformationForm.VIDEO, TITLE, null, APRIL, MAY));
        }
    }

    private static SupplementaryInformationRecorded told(LocalDate from) {
        return new SupplementaryInformationRecorded(
                SERVICE, InformationForm.VIDEO, TITLE, null, from);
    }

    private static CatalogueEntryPublished published(
            int version, PublicationWay way, LocalDate from) {
        return new CatalogueEntryPublished(
                SERVICE, CatalogueCode.LATVIJA_GOV_LV, null, version, way, from);
    }

    private static ServiceState.Entry entry(LocalDate day, List<Recorded<Object>> facts) {
        return state(day, facts).catalogues.firstEntry().getValue();
    }

    private static ProviderEngaged engaged(StaffId responsible, LocalDate from) {
        return new ProviderEngaged(SERVICE, PROVIDER, Ordered.set(List.of(responsible)), from);
    }

    private static ServiceState.Provider provider(
            LocalDate since, @Nullable LocalDate until, StaffId person, LocalDate personSince) {
        return new ServiceState.Provider(
                PROVIDER, since, until, Ordered.set(List.of(person)), personSince);
    }

    private static LifecycleStageEntered entered(LifecycleStage stage, LocalDate from) {
        return new LifecycleStageEntered(SERVICE, AGENCY, stage, from);
    }

    private static Correction mending(long position) {
        return new Correction(position, "kļūda");
    }

    private static ServiceLine on(LocalDate day, List<Recorded<Object>> facts) {
        return Objects.requireNonNull(ServiceLine.LISTED.on(day, facts));
    }

    private static ServiceState state(LocalDate day, List<Recorded<Object>> facts) {
        return Objects.requireNonNull(ServiceState.on(day, facts));
    }

    @Test
    void a_version_ends_where_the_rules_let_it_end() {
        var superseded = facts(registered(1, MARCH), withdrawn(1, MAY), registered(3, APRIL));
        assertThat(endsOf(superseded)).containsExactly(null, null);
        assertThat(versionOn(MAY, superseded)).isEqualTo(3);
        var withdrawn = facts(registered(1, MARCH), registered(2, APRIL), withdrawn(2, MAY));
        assertThat(endsOf(withdrawn)).containsExactly(null, MAY);
        var cancelled = facts(registered(1, MARCH), registered(2, MAY), withdrawn(1, APRIL));
        assertThat(endsOf(cancelled)).containsExactly(APRIL, APRIL);
        // recorded in time, and its day mended when the next version was in force already
        cancelled.add(
                new Recorded<>(
                        5,
                        RigaCalendar.startOf(MAY.plusDays(9)),
                        withdrawn(1, APRIL.plusDays(1)),
                        Provenance.REGISTER.correcting(mending(4))));
        assertThat(endsOf(cancelled)).containsExactly(APRIL.plusDays(1), APRIL.plusDays(1));
        assertThat(versionOn(MAY, cancelled)).isNull();
    }

    private static List<@Nullable LocalDate> endsOf(List<Recorded<Object>> facts) {
        var ends = new ArrayList<@Nullable LocalDate>();
        for (var version : state(MARCH, facts).versions) ends.add(version.withdrawnOn());
        return ends;
    }

    private static @Nullable Integer listedOn(LocalDate day, List<Recorded<Object>> facts) {
        return on(day, facts).description();
    }

    private static @Nullable Integer versionOn(LocalDate day, List<Recorded<Object>> facts) {
        return state(day, facts).current(day).map(ServiceState.Version::version).orElse(null);
    }

    private static List<Recorded<Object>> facts(Object... events) {
        var facts = new ArrayList<Recorded<Object>>();
        facts.add(Examples.fact(1, Examples.registered(), null));
        for (var event : events) facts.add(Examples.fact(facts.size() + 1, event, null));
        return facts;
    }

    private static DescriptionRegistered registered(int version, LocalDate from) {
        var example = Examples.described(version, "Bez maksas");
        return new DescriptionRegistered(SERVICE, version, example.description(), from);
    }

    private static DescriptionWithdrawn withdrawn(int version, LocalDate from) {
        return new DescriptionWithdrawn(SERVICE, version, from, ORDER);
    }
}
