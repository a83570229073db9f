package lv.atbilstiba.service.read;

import static lv.atbilstiba.audit.read.Examples.MARCH;
import static lv.atbilstiba.audit.read.Examples.ORDER;
import static lv.atbilstiba.audit.read.Examples.SERVICE;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.accessibility.api.event.AccessibilityClaimConfirmed;
import lv.atbilstiba.accessibility.api.event.AccessibilityNotApplicableClaimed;
import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Standing;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class ServiceStateTest {
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

        assertThat(versionOn(MARCH, Standing.of(facts))).isEqualTo(2);
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
        var state = Objects.requireNonNull(ServiceState.of(Standing.of(facts)));

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
        return new AccessibilityClaimConfirmed(SERVICE, kind, APRIL, Examples.ANNA, 1L);
    }

    private static @Nullable Integer listedOn(LocalDate day, List<Recorded<Object>> facts) {
        return Objects.requireNonNull(ServiceLine.of(facts)).description(day);
    }

    private static @Nullable Integer versionOn(LocalDate day, List<Recorded<Object>> facts) {
        return Objects.requireNonNull(ServiceState.of(facts))
                .current(day)
                .map(ServiceState.Version::version)
                .orElse(null);
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
