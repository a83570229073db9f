package lv.atbilstiba.institution.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.AlreadyRegistered;
import lv.atbilstiba.institution.api.InstitutionRefusal.DateOutOfRange;
import lv.atbilstiba.institution.api.InstitutionRefusal.DesignatedByTheStateLead;
import lv.atbilstiba.institution.api.InstitutionRefusal.NoPortfolioManager;
import lv.atbilstiba.institution.api.InstitutionRefusal.NotEmployedHere;
import lv.atbilstiba.institution.api.InstitutionRefusal.OthersAreUnderIt;
import lv.atbilstiba.institution.api.InstitutionRefusal.PlaceDisagreesWithKind;
import lv.atbilstiba.institution.api.InstitutionRefusal.PlacedByTheStateLead;
import lv.atbilstiba.institution.api.InstitutionRefusal.PortfolioManagerAlreadyAppointed;
import lv.atbilstiba.institution.api.InstitutionRefusal.RoleNotOpenToKind;
import lv.atbilstiba.institution.api.InstitutionRefusal.StateLeadAlreadyDeclared;
import lv.atbilstiba.institution.api.InstitutionRefusal.StateLeadsFact;
import lv.atbilstiba.institution.api.InstitutionRefusal.SuperiorUnknown;
import lv.atbilstiba.institution.api.Placement;
import lv.atbilstiba.institution.api.command.AppointPortfolioManager;
import lv.atbilstiba.institution.api.command.ChangeInstitution;
import lv.atbilstiba.institution.api.command.DeclareManagementRoles;
import lv.atbilstiba.institution.api.command.DeclareOwnRoles;
import lv.atbilstiba.institution.api.command.RegisterInstitution;
import lv.atbilstiba.institution.api.command.ReleasePortfolioManager;
import lv.atbilstiba.institution.api.command.RenameInstitution;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.ManagementRole;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.SortedSet;

class InstitutionTest {
    private final Surroundings surroundings = new Surroundings();
    private final FixtureConfiguration<Institution> institution =
            surroundings.of(Institution.class);

    @Nested
    class Registering {
        @Test
        void an_agency_of_a_known_ministry_is_registered() {
            institution
                    .givenNoPriorActivity()
                    .when(new RegisterInstitution(AGENCY, agency(), TODAY, false))
                    .expectEvents(registered());
        }

        @Test
        void a_second_registration_is_refused() {
            institution
                    .given(registered())
                    .when(new RegisterInstitution(AGENCY, agency(), TODAY, false))
                    .expectNoEvents()
                    .expectExceptionDetails(new AlreadyRegistered(AGENCY));
        }

        @Test
        void an_agency_under_nobody_is_refused() {
            refused(
                    details(InstitutionKind.SUBORDINATE_INSTITUTION, null),
                    new PlaceDisagreesWithKind(AGENCY));
        }

        @Test
        void an_agency_under_a_municipality_is_refused() {
            refused(
                    details(InstitutionKind.SUBORDINATE_INSTITUTION, MUNICIPALITY),
                    new PlaceDisagreesWithKind(AGENCY));
        }

        @Test
        void a_ministry_under_another_is_refused() {
            refused(
                    details(InstitutionKind.MINISTRY, MINISTRY),
                    new PlaceDisagreesWithKind(AGENCY));
        }

        @Test
        void a_superior_nobody_has_registered_is_refused() {
            refused(
                    details(InstitutionKind.SUBORDINATE_INSTITUTION, NOBODY_KNOWS_IT),
                    new SuperiorUnknown(NOBODY_KNOWS_IT));
        }

        @Test
        void a_baseline_may_lie_further_back_than_other_facts() {
            institution
                    .givenNoPriorActivity()
                    .when(new RegisterInstitution(AGENCY, agency(), LONG_AGO, true))
                    .expectEvents(new InstitutionRegistered(AGENCY, agency(), LONG_AGO, true));
        }

        @Test
        void a_day_further_back_than_the_policy_allows_is_refused() {
            institution
                    .givenNoPriorActivity()
                    .when(new RegisterInstitution(AGENCY, agency(), A_YEAR_AGO.minusDays(1), false))
                    .expectExceptionDetails(
                            new DateOutOfRange(
                                    "participantSince",
                                    A_YEAR_AGO.minusDays(1),
                                    A_YEAR_AGO,
                                    IN_A_YEAR));
        }

        private void refused(InstitutionDetails details, Object refusal) {
            institution
                    .givenNoPriorActivity()
                    .when(new RegisterInstitution(AGENCY, details, TODAY, false))
                    .expectNoEvents()
                    .expectExceptionDetails(refusal);
        }
    }

    @Nested
    class Changing {
        @Test
        void a_new_name_is_recorded() {
            institution
                    .given(registered())
                    .when(new ChangeInstitution(AGENCY, renamed(), TODAY, null))
                    .expectEvents(new InstitutionChanged(AGENCY, renamed(), TODAY));
        }

        @Test
        void the_same_details_need_no_record() {
            institution
                    .given(registered())
                    .when(new ChangeInstitution(AGENCY, agency(), TODAY, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void a_ministry_that_leads_a_sector_cannot_become_a_court() {
            institution
                    .given(
                            registered(MINISTRY, details(InstitutionKind.MINISTRY, null)),
                            declared(MINISTRY, ManagementRole.SECTOR_LEAD))
                    .when(
                            new ChangeInstitution(
                                    MINISTRY, details(InstitutionKind.COURT, null), TODAY, null))
                    .expectNoEvents()
                    .expectExceptionDetails(new RoleNotOpenToKind(MINISTRY, "SECTOR_LEAD"));
        }

        @Test
        void an_institution_cannot_be_under_itself() {
            institution
                    .given(registered())
                    .when(
                            new ChangeInstitution(
                                    AGENCY,
                                    details(InstitutionKind.SUBORDINATE_INSTITUTION, AGENCY),
                                    TODAY,
                                    null))
                    .expectNoEvents()
                    .expectExceptionDetails(new PlaceDisagreesWithKind(AGENCY));
        }

        @Test
        void too_far_ahead_is_refused() {
            institution
                    .given(registered())
                    .when(new ChangeInstitution(AGENCY, renamed(), IN_A_YEAR.plusDays(1), null))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new DateOutOfRange(
                                    "effectiveOn", IN_A_YEAR.plusDays(1), A_YEAR_AGO, IN_A_YEAR));
        }
    }

    @Nested
    class DeclaringRoles {
        @Test
        void an_agency_declares_what_it_holds() {
            institution
                    .given(registered())
                    .when(
                            declare(
                                    AGENCY,
                                    ManagementRole.SERVICE_OWNER,
                                    ManagementRole.SERVICE_PROVIDER))
                    .expectEvents(
                            declared(
                                    AGENCY,
                                    ManagementRole.SERVICE_OWNER,
                                    ManagementRole.SERVICE_PROVIDER));
        }

        @Test
        void the_same_roles_need_no_record() {
            institution
                    .given(registered(), declared(AGENCY, ManagementRole.SERVICE_OWNER))
                    .when(declare(AGENCY, ManagementRole.SERVICE_OWNER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void holding_no_role_is_worth_a_record() {
            institution.given(registered()).when(declare(AGENCY)).expectEvents(declared(AGENCY));
        }

        @Test
        void only_a_ministry_leads_a_sector() {
            institution
                    .given(registered())
                    .when(declare(AGENCY, ManagementRole.SECTOR_LEAD))
                    .expectNoEvents()
                    .expectExceptionDetails(new RoleNotOpenToKind(AGENCY, "SECTOR_LEAD"));
        }

        @Test
        void only_a_municipality_leads_a_municipality() {
            institution
                    .given(registered(MINISTRY, details(InstitutionKind.MINISTRY, null)))
                    .when(declare(MINISTRY, ManagementRole.MUNICIPALITY_LEAD))
                    .expectNoEvents()
                    .expectExceptionDetails(new RoleNotOpenToKind(MINISTRY, "MUNICIPALITY_LEAD"));
        }

        @Test
        void the_state_has_one_lead() {
            surroundings.ledBy(NOBODY_KNOWS_IT);
            institution
                    .given(registered(MINISTRY, details(InstitutionKind.MINISTRY, null)))
                    .when(declare(MINISTRY, ManagementRole.STATE_LEAD))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new StateLeadAlreadyDeclared(MINISTRY, NOBODY_KNOWS_IT));
        }

        @Test
        void the_lead_may_declare_more() {
            surroundings.ledBy(MINISTRY);
            institution
                    .given(
                            registered(MINISTRY, details(InstitutionKind.MINISTRY, null)),
                            declared(MINISTRY, ManagementRole.STATE_LEAD))
                    .when(declare(MINISTRY, ManagementRole.STATE_LEAD, ManagementRole.SECTOR_LEAD))
                    .expectEvents(
                            declared(
                                    MINISTRY,
                                    ManagementRole.STATE_LEAD,
                                    ManagementRole.SECTOR_LEAD));
        }
    }

    @Nested
    class AppointingThePortfolioManager {
        @Test
        void an_employee_is_appointed() {
            institution
                    .given(registered())
                    .when(appoint(ANNA, TODAY))
                    .expectEvents(appointed(ANNA, TODAY));
        }

        @Test
        void somebody_who_has_left_is_refused() {
            institution
                    .given(registered())
                    .when(appoint(LEFT_LAST_MONTH, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(new NotEmployedHere(LEFT_LAST_MONTH, AGENCY));
        }

        @Test
        void somebody_employed_elsewhere_is_refused() {
            institution
                    .given(registered())
                    .when(appoint(DACE, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(new NotEmployedHere(DACE, AGENCY));
        }

        @Test
        void a_second_one_is_refused_and_told_who_holds_it() {
            institution
                    .given(registered(), appointed(ANNA, LAST_MONTH))
                    .when(appoint(BERTA, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(new PortfolioManagerAlreadyAppointed(AGENCY, ANNA));
        }

        @Test
        void the_same_one_again_needs_no_record() {
            institution
                    .given(registered(), appointed(ANNA, LAST_MONTH))
                    .when(appoint(ANNA, TODAY))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void the_next_one_starts_no_earlier_than_the_last_one_ended() {
            institution
                    .given(registered(), appointed(ANNA, LAST_MONTH), released(ANNA, NEXT_MONTH))
                    .when(appoint(BERTA, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new DateOutOfRange("effectiveOn", TODAY, NEXT_MONTH, IN_A_YEAR));
        }

        @Test
        void the_next_one_is_appointed_for_the_day_the_last_one_ends() {
            institution
                    .given(registered(), appointed(ANNA, LAST_MONTH), released(ANNA, NEXT_MONTH))
                    .when(appoint(BERTA, NEXT_MONTH))
                    .expectEvents(appointed(BERTA, NEXT_MONTH));
        }

        @Test
        void a_correction_puts_another_in_the_place_of_the_wrong_one() {
            institution
                    .given(registered(), at(7, appointed(ANNA, LAST_MONTH)))
                    .when(new AppointPortfolioManager(AGENCY, BERTA, LAST_MONTH, ORDER, slipAt(7)))
                    .expectEvents(appointed(BERTA, LAST_MONTH));
        }

        @Test
        void after_a_correction_the_post_is_held_by_the_right_one() {
            institution
                    .given(
                            registered(),
                            at(7, appointed(ANNA, LAST_MONTH)),
                            mending(7, appointed(BERTA, LAST_MONTH)))
                    .when(appoint(ANNA, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(new PortfolioManagerAlreadyAppointed(AGENCY, BERTA));
        }

        @Test
        void a_correction_of_an_earlier_one_leaves_the_present_one_in_place() {
            institution
                    .given(
                            registered(),
                            at(7, appointed(ANNA, A_YEAR_AGO)),
                            at(8, released(ANNA, LAST_MONTH)),
                            at(9, appointed(BERTA, LAST_MONTH)),
                            mending(7, appointed(ANNA, A_YEAR_AGO.plusDays(1))))
                    .when(appoint(ANNA, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(new PortfolioManagerAlreadyAppointed(AGENCY, BERTA));
        }
    }

    @Nested
    class ReleasingThePortfolioManager {
        @Test
        void the_holder_is_released() {
            institution
                    .given(registered(), appointed(ANNA, LAST_MONTH))
                    .when(new ReleasePortfolioManager(AGENCY, null, TODAY, ORDER, null))
                    .expectEvents(released(ANNA, TODAY));
        }

        @Test
        void nobody_to_release_is_refused() {
            institution
                    .given(registered())
                    .when(new ReleasePortfolioManager(AGENCY, null, TODAY, ORDER, null))
                    .expectNoEvents()
                    .expectExceptionDetails(new NoPortfolioManager(AGENCY));
        }

        @Test
        void a_second_release_needs_no_record() {
            institution
                    .given(registered(), appointed(ANNA, LAST_MONTH), released(ANNA, YESTERDAY))
                    .when(new ReleasePortfolioManager(AGENCY, null, TODAY, ORDER, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void an_end_before_the_beginning_is_refused() {
            institution
                    .given(registered(), appointed(ANNA, YESTERDAY))
                    .when(new ReleasePortfolioManager(AGENCY, null, LAST_MONTH, ORDER, null))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new DateOutOfRange("effectiveOn", LAST_MONTH, YESTERDAY, IN_A_YEAR));
        }
    }

    /** What others judge an institution by is the state lead's to say. */
    @Nested
    class SayingItItself {
        @Test
        void it_changes_its_name_and_what_it_is_stays() {
            institution
                    .given(registered())
                    .when(rename(null, null))
                    .expectEvents(new InstitutionChanged(AGENCY, renamed(), TODAY));
            institution
                    .given(registered())
                    .when(rename(Placement.of(agency()), null))
                    .expectEvents(new InstitutionChanged(AGENCY, renamed(), TODAY));
        }

        @Test
        void it_makes_itself_no_ministry_and_places_itself_nowhere_else() {
            institution
                    .given(registered())
                    .when(rename(new Placement(InstitutionKind.MINISTRY, null), null))
                    .expectNoEvents()
                    .expectExceptionDetails(new PlacedByTheStateLead(AGENCY, "kind"));
            institution
                    .given(registered())
                    .when(
                            rename(
                                    new Placement(
                                            InstitutionKind.SUBORDINATE_INSTITUTION, MUNICIPALITY),
                                    null))
                    .expectNoEvents()
                    .expectExceptionDetails(new PlacedByTheStateLead(AGENCY, "under"));
        }

        @Test
        void its_new_name_carries_its_place_no_further_back() {
            institution
                    .given(registered())
                    .when(new RenameInstitution(AGENCY, renamed().name(), null, YESTERDAY, null))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new DateOutOfRange("effectiveOn", YESTERDAY, TODAY, IN_A_YEAR));
        }

        @Test
        void it_mends_what_it_said_last_and_nothing_of_the_state_leads() {
            institution
                    .given(at(3, registered()))
                    .when(rename(null, slipAt(3)))
                    .expectNoEvents()
                    .expectExceptionDetails(new StateLeadsFact(AGENCY));
            institution
                    .given(
                            at(3, registered()),
                            at(4, new InstitutionChanged(AGENCY, renamed(), TODAY)))
                    .when(rename(null, slipAt(4)))
                    .expectEvents(new InstitutionChanged(AGENCY, renamed(), TODAY));
        }

        @Test
        void a_designation_for_a_later_day_blocks_nothing_before_it() {
            institution
                    .given(
                            registered(MINISTRY, details(InstitutionKind.MINISTRY, null)),
                            new ManagementRolesDeclared(
                                    MINISTRY, roles(ManagementRole.SECTOR_LEAD), NEXT_MONTH))
                    .when(declareOwn(MINISTRY, ManagementRole.SERVICE_OWNER))
                    .expectEvents(
                            declared(MINISTRY, ManagementRole.SERVICE_OWNER),
                            new ManagementRolesDeclared(
                                    MINISTRY,
                                    roles(ManagementRole.SECTOR_LEAD, ManagementRole.SERVICE_OWNER),
                                    NEXT_MONTH));
        }

        @Test
        void a_placement_for_a_later_day_blocks_nothing_before_it() {
            var elsewhere = new InstitutionId("90000000007");
            institution
                    .given(
                            registered(),
                            new InstitutionChanged(
                                    AGENCY,
                                    details(InstitutionKind.SUBORDINATE_INSTITUTION, elsewhere),
                                    NEXT_MONTH))
                    .when(rename(null, null))
                    .expectEvents(
                            new InstitutionChanged(AGENCY, renamed(), TODAY),
                            new InstitutionChanged(
                                    AGENCY,
                                    new InstitutionDetails(
                                            renamed().name(),
                                            InstitutionKind.SUBORDINATE_INSTITUTION,
                                            elsewhere),
                                    NEXT_MONTH));
        }

        @Test
        void it_mends_its_own_words_by_whatever_position_they_had() {
            institution
                    .given(
                            at(3, registered()),
                            at(4, new InstitutionChanged(AGENCY, renamed(), TODAY)),
                            mendingAt(5, 4, new InstitutionChanged(AGENCY, renamed(), TOMORROW)))
                    .when(rename(null, slipAt(4)))
                    .expectEvents(new InstitutionChanged(AGENCY, renamed(), TODAY));
        }

        @Test
        void it_designates_itself_for_nothing() {
            for (var lead : LeadRolesAreDesignated.among(EnumSet.allOf(ManagementRole.class))) {
                institution
                        .given(registered(MINISTRY, details(InstitutionKind.MINISTRY, null)))
                        .when(declareOwn(MINISTRY, lead))
                        .expectNoEvents()
                        .expectExceptionDetails(
                                new DesignatedByTheStateLead(MINISTRY, lead.name()));
            }
        }

        @Test
        void what_it_is_designated_for_it_holds_besides_whatever_it_declares() {
            institution
                    .given(
                            registered(MINISTRY, details(InstitutionKind.MINISTRY, null)),
                            declared(MINISTRY, ManagementRole.SECTOR_LEAD))
                    .when(declareOwn(MINISTRY, ManagementRole.SERVICE_OWNER))
                    .expectEvents(
                            declared(
                                    MINISTRY,
                                    ManagementRole.SECTOR_LEAD,
                                    ManagementRole.SERVICE_OWNER));
        }

        @Test
        void a_designation_is_not_mended_by_who_was_designated() {
            institution
                    .given(
                            registered(MINISTRY, details(InstitutionKind.MINISTRY, null)),
                            at(7, declared(MINISTRY, ManagementRole.SECTOR_LEAD)))
                    .when(
                            new DeclareOwnRoles(
                                    MINISTRY,
                                    roles(ManagementRole.SERVICE_OWNER),
                                    TODAY,
                                    slipAt(7)))
                    .expectNoEvents()
                    .expectExceptionDetails(new StateLeadsFact(MINISTRY));
        }

        private static RenameInstitution rename(
                @Nullable Placement placement, @Nullable Correction corrects) {
            return new RenameInstitution(AGENCY, renamed().name(), placement, TODAY, corrects);
        }

        private static DeclareOwnRoles declareOwn(
                InstitutionId institution, ManagementRole... roles) {
            return new DeclareOwnRoles(institution, roles(roles), TODAY, null);
        }
    }

    @Test
    void a_role_is_open_to_the_kind_on_every_day() {
        institution
                .given(
                        registered(MINISTRY, details(InstitutionKind.MINISTRY, null)),
                        declared(MINISTRY, ManagementRole.SECTOR_LEAD),
                        new ManagementRolesDeclared(MINISTRY, roles(), NEXT_MONTH))
                .when(
                        new ChangeInstitution(
                                MINISTRY, details(InstitutionKind.OTHER, null), TOMORROW, null))
                .expectNoEvents()
                .expectExceptionDetails(
                        new RoleNotOpenToKind(MINISTRY, ManagementRole.SECTOR_LEAD.name()));
    }

    @Test
    void who_is_above_others_stays_what_it_is() {
        surroundings.isAbove(AGENCY);
        institution
                .given(registered(MINISTRY, details(InstitutionKind.MINISTRY, null)))
                .when(
                        new ChangeInstitution(
                                MINISTRY, details(InstitutionKind.OTHER, null), TOMORROW, null))
                .expectNoEvents()
                .expectExceptionDetails(new OthersAreUnderIt(MINISTRY, AGENCY));
    }

    @Test
    void what_holds_from_a_later_day_is_said_for_an_earlier_one() {
        institution
                .given(registered(), new InstitutionChanged(AGENCY, renamed(), NEXT_MONTH))
                .when(new ChangeInstitution(AGENCY, renamed(), TODAY, null))
                .expectEvents(new InstitutionChanged(AGENCY, renamed(), TODAY));
    }

    @Nested
    class ACourt {
        @Test
        void stands_alone_or_under_a_ministry_and_under_nothing_else() {
            for (var under : Arrays.asList(null, MINISTRY)) {
                institution
                        .givenNoPriorActivity()
                        .when(
                                new RegisterInstitution(
                                        AGENCY,
                                        details(InstitutionKind.COURT, under),
                                        TODAY,
                                        false))
                        .expectEvents(registered(AGENCY, details(InstitutionKind.COURT, under)));
            }
            institution
                    .givenNoPriorActivity()
                    .when(
                            new RegisterInstitution(
                                    AGENCY,
                                    details(InstitutionKind.COURT, MUNICIPALITY),
                                    TODAY,
                                    false))
                    .expectNoEvents()
                    .expectExceptionDetails(new PlaceDisagreesWithKind(AGENCY));
        }
    }

    private static InstitutionDetails details(InstitutionKind kind, @Nullable InstitutionId under) {
        return new InstitutionDetails(
                new LocalizedText("Lauku atbalsta dienests", "Rural Support Service"), kind, under);
    }

    private static InstitutionDetails agency() {
        return details(InstitutionKind.SUBORDINATE_INSTITUTION, MINISTRY);
    }

    private static InstitutionDetails renamed() {
        return new InstitutionDetails(
                new LocalizedText("Lauku attīstības aģentūra", null),
                InstitutionKind.SUBORDINATE_INSTITUTION,
                MINISTRY);
    }

    private static InstitutionRegistered registered() {
        return registered(AGENCY, agency());
    }

    private static InstitutionRegistered registered(
            InstitutionId institution, InstitutionDetails details) {
        return new InstitutionRegistered(institution, details, TODAY, false);
    }

    private static SortedSet<ManagementRole> roles(ManagementRole... roles) {
        return Ordered.set(Arrays.asList(roles));
    }

    private static DeclareManagementRoles declare(
            InstitutionId institution, ManagementRole... roles) {
        return new DeclareManagementRoles(institution, roles(roles), TODAY, null);
    }

    private static ManagementRolesDeclared declared(
            InstitutionId institution, ManagementRole... roles) {
        return new ManagementRolesDeclared(institution, roles(roles), TODAY);
    }

    private static AppointPortfolioManager appoint(StaffId person, LocalDate on) {
        return new AppointPortfolioManager(AGENCY, person, on, ORDER, null);
    }

    private static PortfolioManagerAppointed appointed(StaffId person, LocalDate on) {
        return new PortfolioManagerAppointed(AGENCY, person, on, ORDER);
    }

    private static PortfolioManagerReleased released(StaffId person, LocalDate on) {
        return new PortfolioManagerReleased(AGENCY, person, on, ORDER);
    }
}
