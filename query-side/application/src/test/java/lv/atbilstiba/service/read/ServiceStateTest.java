package lv.atbilstiba.service.read;

import static lv.atbilstiba.audit.read.Examples.MARCH;
import static lv.atbilstiba.audit.read.Examples.ORDER;
import static lv.atbilstiba.audit.read.Examples.SERVICE;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.kernel.Recorded;
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
