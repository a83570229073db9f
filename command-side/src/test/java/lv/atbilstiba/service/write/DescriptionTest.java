package lv.atbilstiba.service.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;
import static lv.atbilstiba.platform.write.decision.Surroundings.A_YEAR_AGO;
import static lv.atbilstiba.platform.write.decision.Surroundings.NEXT_MONTH;
import static lv.atbilstiba.platform.write.decision.Surroundings.at;
import static lv.atbilstiba.platform.write.decision.Surroundings.mendingAt;
import static lv.atbilstiba.platform.write.decision.Surroundings.slipAt;
import static lv.atbilstiba.service.write.Services.*;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.DescriptionPartMissing;
import lv.atbilstiba.service.api.ServiceRefusal.Liquidated;
import lv.atbilstiba.service.api.ServiceRefusal.NoDescription;
import lv.atbilstiba.service.api.command.RegisterDescription;
import lv.atbilstiba.service.api.command.ReviewDescription;
import lv.atbilstiba.service.api.command.WithdrawDescription;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionReviewed;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class DescriptionTest {
    private final FixtureConfiguration<Service> service = new Surroundings().of(Service.class);

    @Test
    void the_first_description_is_version_one() {
        service.given(registered()).when(register(1, TODAY)).expectEvents(described(1, TODAY));
    }

    @Test
    void the_next_one_is_one_more() {
        service.given(registered(), described(1, LAST_MONTH))
                .when(register(2, TODAY))
                .expectEvents(described(2, TODAY));
    }

    @Test
    void the_same_description_needs_no_record() {
        service.given(registered(), described(1, LAST_MONTH))
                .when(register(1, TODAY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void after_a_withdrawal_the_same_one_is_a_new_version() {
        service.given(registered(), described(1, LAST_MONTH), withdrawn(1, YESTERDAY))
                .when(new RegisterDescription(PENSION, described("Pensija 2"), TODAY, null))
                .expectEvents(described(2, TODAY));
    }

    @Test
    void a_description_without_a_management_part_is_refused_and_says_so() {
        var half =
                new Description(
                        ADescriptionHasBothParts.NO_MANAGEMENT, described("x").requestAndReceipt());
        service.given(registered())
                .when(new RegisterDescription(PENSION, half, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(new DescriptionPartMissing("management"));
    }

    @Test
    void a_description_without_a_request_and_receipt_part_is_refused_and_says_so() {
        var half =
                new Description(
                        described("x").management(),
                        ADescriptionHasBothParts.NO_REQUEST_AND_RECEIPT);
        service.given(registered())
                .when(new RegisterDescription(PENSION, half, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(new DescriptionPartMissing("requestAndReceipt"));
    }

    @Test
    void a_liquidated_service_is_described_no_more() {
        service.given(registered(), liquidated(YESTERDAY))
                .when(register(1, TODAY))
                .expectNoEvents()
                .expectExceptionDetails(new Liquidated(PENSION));
    }

    @Test
    void a_review_names_the_version_that_was_found_right() {
        service.given(registered(), described(1, LAST_MONTH))
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectEvents(new DescriptionReviewed(PENSION, 1, TODAY));
    }

    @Test
    void a_second_review_on_the_same_day_needs_no_record() {
        service.given(
                        registered(),
                        described(1, LAST_MONTH),
                        new DescriptionReviewed(PENSION, 1, TODAY))
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nothing_to_review_is_refused() {
        service.given(registered())
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(new NoDescription(PENSION));
    }

    @Test
    void nobody_reviews_in_the_future() {
        service.given(registered(), described(1, LAST_MONTH))
                .when(new ReviewDescription(PENSION, TOMORROW, null))
                .expectNoEvents()
                .expectExceptionDetails(
                        new DateOutOfRange("reviewedOn", TOMORROW, LAST_MONTH, TODAY));
    }

    @Test
    void the_current_one_is_withdrawn_even_after_liquidation() {
        service.given(registered(), described(1, LAST_MONTH), liquidated(YESTERDAY))
                .when(new WithdrawDescription(PENSION, TODAY, ORDER, null))
                .expectEvents(withdrawn(1, TODAY));
    }

    @Test
    void a_second_withdrawal_needs_no_record() {
        service.given(registered(), described(1, LAST_MONTH), withdrawn(1, YESTERDAY))
                .when(new WithdrawDescription(PENSION, TODAY, ORDER, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nothing_to_withdraw_is_refused() {
        service.given(registered())
                .when(new WithdrawDescription(PENSION, TODAY, ORDER, null))
                .expectNoEvents()
                .expectExceptionDetails(new NoDescription(PENSION));
    }

    @Test
    void a_corrected_version_keeps_its_number() {
        service.given(registered(), at(3, described(1, LAST_MONTH)), at(4, described(2, YESTERDAY)))
                .when(
                        new RegisterDescription(
                                PENSION, described("Pensija bez kļūdas"), LAST_MONTH, slipAt(3)))
                .expectEvents(
                        new DescriptionRegistered(
                                PENSION, 1, described("Pensija bez kļūdas"), LAST_MONTH));
    }

    @Test
    void a_correction_may_be_corrected_by_either_position() {
        for (long position : new long[] {3, 4})
            new Surroundings()
                    .of(Service.class)
                    .given(
                            registered(),
                            at(3, described(1, LAST_MONTH)),
                            mendingAt(4, 3, described(1, LAST_MONTH)))
                    .when(
                            new RegisterDescription(
                                    PENSION, described("Vēlreiz"), LAST_MONTH, slipAt(position)))
                    .expectEvents(
                            new DescriptionRegistered(
                                    PENSION, 1, described("Vēlreiz"), LAST_MONTH));
    }

    @Test
    void the_next_version_after_a_correction_is_one_more() {
        service.given(
                        registered(),
                        at(3, described(1, LAST_MONTH)),
                        mendingAt(4, 3, described(1, YESTERDAY)))
                .when(register(2, TODAY))
                .expectEvents(described(2, TODAY));
    }

    @Test
    void a_review_is_of_the_version_in_force_that_day_whatever_is_registered_for_later() {
        service.given(registered(), described(1, LAST_MONTH), described(2, NEXT_MONTH))
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectEvents(new DescriptionReviewed(PENSION, 1, TODAY));
    }

    @Test
    void a_review_is_of_the_version_in_force_that_day_even_if_another_followed() {
        service.given(registered(), described(1, LAST_MONTH), described(2, TODAY))
                .when(new ReviewDescription(PENSION, YESTERDAY, null))
                .expectEvents(new DescriptionReviewed(PENSION, 1, YESTERDAY));
    }

    @Test
    void of_two_versions_of_a_day_the_later_one_is_reviewed_though_the_earlier_was_mended_since() {
        service.given(
                        registered(),
                        at(3, described(1, LAST_MONTH)),
                        at(4, described(2, LAST_MONTH)),
                        mendingAt(5, 3, described(1, LAST_MONTH)))
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectEvents(new DescriptionReviewed(PENSION, 2, TODAY));
    }

    @Test
    void a_withdrawal_dated_ahead_blocks_no_review() {
        service.given(registered(), described(1, LAST_MONTH), withdrawn(1, NEXT_MONTH))
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectEvents(new DescriptionReviewed(PENSION, 1, TODAY));
    }

    @Test
    void on_the_day_of_the_withdrawal_there_is_nothing_to_review() {
        service.given(registered(), described(1, LAST_MONTH), withdrawn(1, TODAY))
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(new NoDescription(PENSION));
    }

    @Test
    void the_version_in_force_is_withdrawn_before_the_day_of_the_next() {
        service.given(registered(), described(1, LAST_MONTH), described(2, NEXT_MONTH))
                .when(new WithdrawDescription(PENSION, TODAY, ORDER, null))
                .expectEvents(withdrawn(1, TODAY));
    }

    @Test
    void a_version_that_was_cancelled_is_not_in_force_on_its_day() {
        service.givenCurrentTime(RigaCalendar.startOf(LAST_MONTH))
                .andGiven(
                        registered(),
                        described(1, A_YEAR_AGO),
                        described(2, YESTERDAY),
                        withdrawn(1, LAST_MONTH))
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(new NoDescription(PENSION));
    }

    @Test
    void a_withdrawal_recorded_late_leaves_what_has_come_into_force_since() {
        service.given(
                        registered(),
                        described(1, A_YEAR_AGO),
                        described(2, YESTERDAY),
                        withdrawn(1, LAST_MONTH))
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectEvents(new DescriptionReviewed(PENSION, 2, TODAY));
    }

    @Test
    void a_version_registered_after_a_withdrawal_dated_ahead_stands() {
        service.given(
                        registered(),
                        described(1, A_YEAR_AGO),
                        withdrawn(1, YESTERDAY),
                        described(2, LAST_MONTH))
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectEvents(new DescriptionReviewed(PENSION, 2, TODAY));
    }

    @Test
    void a_version_that_nobody_saw_yet_is_cancelled() {
        service.given(registered(), described(1, NEXT_MONTH))
                .when(new WithdrawDescription(PENSION, TODAY, ORDER, null))
                .expectEvents(withdrawn(1, TODAY));
    }

    @Test
    void a_corrected_withdrawal_cancels_nothing_after_its_new_day() {
        service.given(
                        registered(),
                        at(3, described(1, A_YEAR_AGO)),
                        at(4, described(2, YESTERDAY)),
                        at(5, withdrawn(1, LAST_MONTH)),
                        mendingAt(6, 5, withdrawn(2, NEXT_MONTH)))
                .when(new ReviewDescription(PENSION, TODAY, null))
                .expectEvents(new DescriptionReviewed(PENSION, 2, TODAY));
    }

    private static RegisterDescription register(int version, LocalDate on) {
        return new RegisterDescription(PENSION, described("Pensija " + version), on, null);
    }

    private static DescriptionWithdrawn withdrawn(int version, LocalDate on) {
        return new DescriptionWithdrawn(PENSION, version, on, ORDER);
    }
}
