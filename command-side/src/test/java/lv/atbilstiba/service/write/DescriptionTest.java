package lv.atbilstiba.service.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;
import static lv.atbilstiba.service.write.Services.*;

import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.DescriptionPartMissing;
import lv.atbilstiba.service.api.ServiceRefusal.Liquidated;
import lv.atbilstiba.service.api.ServiceRefusal.NoDescription;
import lv.atbilstiba.service.api.command.RegisterDescription;
import lv.atbilstiba.service.api.command.ReviewDescription;
import lv.atbilstiba.service.api.command.WithdrawDescription;
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
                .when(new WithdrawDescription(PENSION, TODAY, ORDER))
                .expectEvents(withdrawn(1, TODAY));
    }

    @Test
    void a_second_withdrawal_needs_no_record() {
        service.given(registered(), described(1, LAST_MONTH), withdrawn(1, YESTERDAY))
                .when(new WithdrawDescription(PENSION, TODAY, ORDER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nothing_to_withdraw_is_refused() {
        service.given(registered())
                .when(new WithdrawDescription(PENSION, TODAY, ORDER))
                .expectNoEvents()
                .expectExceptionDetails(new NoDescription(PENSION));
    }

    private static RegisterDescription register(int version, LocalDate on) {
        return new RegisterDescription(PENSION, described("Pensija " + version), on, null);
    }

    private static DescriptionWithdrawn withdrawn(int version, LocalDate on) {
        return new DescriptionWithdrawn(PENSION, version, on, ORDER);
    }
}
