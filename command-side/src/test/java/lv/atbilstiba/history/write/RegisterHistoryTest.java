package lv.atbilstiba.history.write;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.HistoryRefusal.EpochOpenAlready;
import lv.atbilstiba.history.api.Loss;
import lv.atbilstiba.history.api.command.OpenHistoryEpoch;
import lv.atbilstiba.history.api.command.RevokeLogKey;
import lv.atbilstiba.history.api.event.HistoryEpochOpened;
import lv.atbilstiba.history.api.event.LogKeyRevoked;
import lv.atbilstiba.platform.write.decision.Surroundings;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class RegisterHistoryTest {
    private static final Loss LOSS = new Loss(Loss.Kind.BEHIND, 300, 420, 299, 419, null);
    private static final String REASON = "Atjaunota rezerves kopija";

    private final FixtureConfiguration<RegisterHistory> history =
            new Surroundings().of(RegisterHistory.class);

    @Test
    void an_epoch_is_opened_with_what_was_lost_and_why() {
        history.givenNoPriorActivity().when(open(2)).expectEvents(opened(2));
    }

    @Test
    void the_next_one_has_the_next_number() {
        history.given(opened(2)).when(open(3)).expectEvents(opened(3));
    }

    @Test
    void one_that_somebody_has_opened_is_refused() {
        history.given(opened(2))
                .when(open(2))
                .expectNoEvents()
                .expectExceptionDetails(new EpochOpenAlready(2));
    }

    @Test
    void a_key_is_revoked_from_a_day_on_and_only_from_an_earlier_one_again() {
        var day = LocalDate.of(2026, 11, 20);
        var revoked = new LogKeyRevoked("vkey", day, REASON);
        history.givenNoPriorActivity().when(revoke(day)).expectEvents(revoked);
        history.given(revoked).when(revoke(day)).expectNoEvents();
        history.given(revoked).when(revoke(day.plusDays(1))).expectNoEvents();
        history.given(revoked)
                .when(revoke(day.minusDays(1)))
                .expectEvents(new LogKeyRevoked("vkey", day.minusDays(1), REASON));
    }

    private static RevokeLogKey revoke(LocalDate day) {
        return new RevokeLogKey(HistoryId.REGISTER, "vkey", day, REASON);
    }

    private static OpenHistoryEpoch open(int epoch) {
        return new OpenHistoryEpoch(HistoryId.REGISTER, epoch, LOSS, REASON);
    }

    private static HistoryEpochOpened opened(int epoch) {
        return new HistoryEpochOpened(epoch, LOSS, REASON);
    }
}
