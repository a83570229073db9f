package lv.atbilstiba.institution.read;

import static lv.atbilstiba.audit.read.Examples.AGENCY;
import static lv.atbilstiba.audit.read.Examples.ANNA;
import static lv.atbilstiba.audit.read.Examples.BERTA;
import static lv.atbilstiba.audit.read.Examples.MARCH;
import static lv.atbilstiba.audit.read.Examples.ORDER;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.read.Ahead;
import lv.atbilstiba.policy.api.ManagementRole;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class InstitutionStateTest {
    private static final LocalDate APRIL = MARCH.plusMonths(1);
    private static final LocalDate MAY = MARCH.plusMonths(2);

    @Test
    void a_name_dated_ahead_is_told_from_its_day_on_and_one_recorded_late_until_the_next_one() {
        var facts = facts(renamed("Vēlāka", MAY), renamed("Agrāka", APRIL));

        assertThat(nameOn(APRIL.minusDays(1), facts)).isEqualTo("Dienests");
        assertThat(nameOn(APRIL, facts)).isEqualTo("Agrāka");
        assertThat(nameOn(MAY.minusDays(1), facts)).isEqualTo("Agrāka");
        assertThat(nameOn(MAY, facts)).isEqualTo("Vēlāka");
        assertThat(nameOn(MAY.plusDays(1), facts)).isEqualTo("Vēlāka");
        assertThat(Ahead.of(facts, APRIL)).containsExactly(new Ahead(MAY, "InstitutionChanged", 2));
    }

    @Test
    void a_placement_mended_twice_by_its_first_position_is_that_of_the_last_correction() {
        var facts = facts(renamed("Otra", APRIL));
        facts.add(Examples.fact(3, renamed("Otra", APRIL.plusDays(9)), new Correction(2, "x")));
        facts.add(Examples.fact(4, renamed("Otra", MAY), new Correction(2, "x")));

        assertThat(nameOn(MAY.minusDays(1), facts)).isEqualTo("Dienests");
        assertThat(nameOn(MAY, facts)).isEqualTo("Otra");
    }

    @Test
    void who_holds_the_post_today_is_told_though_a_successor_is_appointed_already() {
        var facts =
                facts(
                        new PortfolioManagerAppointed(AGENCY, ANNA, MARCH, ORDER),
                        new PortfolioManagerReleased(AGENCY, ANNA, MAY, ORDER),
                        new PortfolioManagerAppointed(AGENCY, BERTA, MAY, ORDER));

        assertThat(on(MAY.minusDays(1), facts).portfolioManager())
                .isEqualTo(new InstitutionState.Appointment(ANNA, MARCH, MAY));
        assertThat(on(MAY, facts).portfolioManager())
                .isEqualTo(new InstitutionState.Appointment(BERTA, MAY, null));
    }

    @Test
    void roles_dated_ahead_are_not_held_yet() {
        var owner = Ordered.set(List.of(ManagementRole.SERVICE_OWNER));
        var facts =
                facts(
                        new ManagementRolesDeclared(AGENCY, owner, APRIL),
                        new ManagementRolesDeclared(AGENCY, Ordered.set(List.of()), MAY));

        assertThat(on(APRIL.minusDays(1), facts).roles()).isEmpty();
        assertThat(on(MAY.minusDays(1), facts).roles()).isEqualTo(owner);
        assertThat(on(MAY, facts).roles()).isEmpty();
        assertThat(on(MAY, facts).rolesSince()).isEqualTo(MAY);
    }

    private static String nameOn(LocalDate day, List<Recorded<Object>> facts) {
        return on(day, facts).details().name().lv();
    }

    private static InstitutionState on(LocalDate day, List<Recorded<Object>> facts) {
        return Objects.requireNonNull(InstitutionState.on(day, facts));
    }

    private static InstitutionChanged renamed(String name, LocalDate from) {
        return new InstitutionChanged(AGENCY, Examples.agency(name), from);
    }

    private static List<Recorded<Object>> facts(Object... events) {
        var facts = new ArrayList<Recorded<Object>>();
        var registered =
                new InstitutionRegistered(AGENCY, Examples.agency("Dienests"), MARCH, false);
        facts.add(Examples.fact(1, registered, null));
        for (var event : events) facts.add(Examples.fact(facts.size() + 1, event, null));
        return facts;
    }
}
