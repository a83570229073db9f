package lv.atbilstiba.staff.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;

import lv.atbilstiba.kernel.Sealed;
import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.StaffRefusal.AlreadyRegistered;
import lv.atbilstiba.staff.api.StaffRefusal.DateOutOfRange;
import lv.atbilstiba.staff.api.StaffRefusal.HasAnotherLogin;
import lv.atbilstiba.staff.api.StaffRefusal.HasLeft;
import lv.atbilstiba.staff.api.StaffRefusal.InstitutionUnknown;
import lv.atbilstiba.staff.api.UnlinkReason;
import lv.atbilstiba.staff.api.command.ChangeStaffMember;
import lv.atbilstiba.staff.api.command.LinkStaffLogin;
import lv.atbilstiba.staff.api.command.RecordStaffMemberLeaving;
import lv.atbilstiba.staff.api.command.RegisterStaffMember;
import lv.atbilstiba.staff.api.command.UnlinkStaffLogin;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;
import lv.atbilstiba.staff.api.event.StaffMemberChanged;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class StaffMemberTest {
    private final FixtureConfiguration<StaffMember> anna = new Surroundings().of(StaffMember.class);

    @Nested
    class Registering {
        @Test
        void an_employee_of_a_known_institution_is_registered_however_long_ago_they_joined() {
            anna.givenNoPriorActivity()
                    .when(new RegisterStaffMember(ANNA, AGENCY, details("a"), LONG_AGO))
                    .expectEvents(registered());
        }

        @Test
        void a_second_registration_is_refused() {
            anna.given(registered())
                    .when(new RegisterStaffMember(ANNA, AGENCY, details("a"), LONG_AGO))
                    .expectNoEvents()
                    .expectExceptionDetails(new AlreadyRegistered(ANNA));
        }

        @Test
        void an_unknown_institution_is_refused() {
            anna.givenNoPriorActivity()
                    .when(new RegisterStaffMember(ANNA, NOBODY_KNOWS_IT, details("a"), TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(new InstitutionUnknown(NOBODY_KNOWS_IT));
        }

        @Test
        void too_far_ahead_is_refused() {
            anna.givenNoPriorActivity()
                    .when(
                            new RegisterStaffMember(
                                    ANNA, AGENCY, details("a"), IN_A_YEAR.plusDays(1)))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new DateOutOfRange(
                                    "joinedOn",
                                    IN_A_YEAR.plusDays(1),
                                    LocalDate.of(1900, 1, 1),
                                    IN_A_YEAR));
        }
    }

    @Nested
    class Changing {
        @Test
        void a_new_name_is_recorded_sealed() {
            anna.given(registered())
                    .when(new ChangeStaffMember(ANNA, details("b"), null, null))
                    .expectEvents(new StaffMemberChanged(ANNA, details("b")));
        }

        @Test
        void of_somebody_who_has_left_nothing_changes() {
            anna.given(registered(), left(YESTERDAY))
                    .when(new ChangeStaffMember(ANNA, details("b"), null, null))
                    .expectNoEvents()
                    .expectExceptionDetails(new HasLeft(ANNA, YESTERDAY));
        }

        @Test
        void somebody_who_is_about_to_leave_still_works_here() {
            anna.given(registered(), left(TOMORROW))
                    .when(new ChangeStaffMember(ANNA, details("b"), null, null))
                    .expectEvents(new StaffMemberChanged(ANNA, details("b")));
        }
    }

    @Nested
    class LinkingALogin {
        @Test
        void a_link_is_recorded_with_who_vouched_for_it() {
            anna.given(registered()).when(link("a")).expectEvents(linked("a"));
        }

        @Test
        void the_same_link_again_needs_no_record() {
            anna.given(registered(), linked("a"))
                    .when(link("a"))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void another_login_waits_until_the_first_is_unlinked() {
            anna.given(registered(), linked("a"))
                    .when(link("b"))
                    .expectNoEvents()
                    .expectExceptionDetails(new HasAnotherLogin(ANNA));
            anna.given(registered(), linked("a"), unlinked("a", UnlinkReason.WITHDRAWN))
                    .when(link("b"))
                    .expectEvents(linked("b"));
        }

        @Test
        void a_link_of_which_the_history_does_not_say_the_login_is_one_too() {
            anna.given(registered(), new StaffLoginLinked(ANNA, null, null))
                    .when(link("a"))
                    .expectNoEvents()
                    .expectExceptionDetails(new HasAnotherLogin(ANNA));
        }

        @Test
        void each_unlinking_is_recorded_once() {
            var withdraw = new UnlinkStaffLogin(ANNA, null, UnlinkReason.WITHDRAWN);
            anna.given(registered(), linked("a"))
                    .when(withdraw)
                    .expectEvents(unlinked("a", UnlinkReason.WITHDRAWN));
            anna.given(registered(), linked("a"), unlinked("a", UnlinkReason.WITHDRAWN))
                    .when(withdraw)
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void unlinking_one_login_leaves_another_alone() {
            anna.given(registered(), linked("b"))
                    .when(new UnlinkStaffLogin(ANNA, "a", UnlinkReason.CLAIMED_TWICE))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void whoever_leaves_has_no_login_from_that_day_on() {
            anna.given(registered(), linked("a"))
                    .when(new RecordStaffMemberLeaving(ANNA, TODAY, null))
                    .expectEvents(left(TODAY), unlinked("a", UnlinkReason.LEFT));
            anna.given(registered(), linked("a"))
                    .when(new RecordStaffMemberLeaving(ANNA, TOMORROW, null))
                    .expectEvents(left(TOMORROW));
        }

        @Test
        void whoever_has_left_gets_no_login() {
            anna.given(registered(), left(TODAY))
                    .when(link("a"))
                    .expectNoEvents()
                    .expectExceptionDetails(new HasLeft(ANNA, TODAY));
        }
    }

    @Nested
    class Leaving {
        @Test
        void it_is_recorded_with_the_institution_that_is_left() {
            anna.given(registered())
                    .when(new RecordStaffMemberLeaving(ANNA, TODAY, null))
                    .expectEvents(left(TODAY));
        }

        @Test
        void the_same_day_again_needs_no_record() {
            anna.given(registered(), left(TODAY))
                    .when(new RecordStaffMemberLeaving(ANNA, TODAY, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void another_day_is_refused_unless_it_corrects() {
            anna.given(registered(), left(YESTERDAY))
                    .when(new RecordStaffMemberLeaving(ANNA, TODAY, null))
                    .expectNoEvents()
                    .expectExceptionDetails(new HasLeft(ANNA, YESTERDAY));
        }

        @Test
        void a_correction_records_the_right_day() {
            anna.given(registered(), at(4, left(YESTERDAY)))
                    .when(new RecordStaffMemberLeaving(ANNA, NEXT_MONTH, slipAt(4)))
                    .expectEvents(left(NEXT_MONTH));
        }

        @Test
        void nobody_leaves_before_joining() {
            anna.given(new StaffMemberRegistered(ANNA, AGENCY, details("a"), TODAY))
                    .when(new RecordStaffMemberLeaving(ANNA, YESTERDAY, null))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new DateOutOfRange("leftOn", YESTERDAY, TODAY, IN_A_YEAR));
        }
    }

    private static StaffMemberRegistered registered() {
        return new StaffMemberRegistered(ANNA, AGENCY, details("a"), LONG_AGO);
    }

    private static LinkStaffLogin link(String login) {
        return new LinkStaffLogin(ANNA, login, "client-hr");
    }

    private static StaffLoginLinked linked(String login) {
        return new StaffLoginLinked(ANNA, login, "client-hr");
    }

    private static StaffLoginUnlinked unlinked(String login, UnlinkReason reason) {
        return new StaffLoginUnlinked(ANNA, login, reason);
    }

    private static StaffMemberLeft left(LocalDate on) {
        return new StaffMemberLeft(ANNA, AGENCY, on);
    }

    private static StaffDetails details(String ciphertext) {
        var sealed = new Sealed(ANNA.value().toString(), "k1", ciphertext);
        return new StaffDetails(sealed, sealed, null, null);
    }
}
