package lv.atbilstiba.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;

/** For what nobody's event is to blame, no event is parked. */
class FaultsTest {
    @Test
    void a_lost_connection_is_no_fault_of_the_event() {
        assertThat(Faults.ofTheDatabase(new SQLException("gone", "08006"))).isTrue();
        assertThat(Faults.ofTheDatabase(new SQLException("too long", "22001"))).isFalse();
    }

    @Test
    void neither_is_a_register_that_takes_nothing_for_the_moment() {
        var refused = new ProblemException(Problem.unavailable("request/unavailable", 5));
        assertThat(Faults.ofTheDatabase(new IllegalStateException(refused))).isTrue();
        var wrong = new ProblemException(Problem.conflict("request/not-found"));
        assertThat(Faults.ofTheDatabase(wrong)).isFalse();
    }
}
