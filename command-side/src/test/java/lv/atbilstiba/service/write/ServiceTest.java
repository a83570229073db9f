package lv.atbilstiba.service.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;
import static lv.atbilstiba.service.write.Services.*;

import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.NotAService;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceRefusal.AlreadyRegistered;
import lv.atbilstiba.service.api.ServiceRefusal.Annulled;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.KindAndAudienceDisagree;
import lv.atbilstiba.service.api.ServiceRefusal.Liquidated;
import lv.atbilstiba.service.api.ServiceRefusal.ManagedBySomebodyElse;
import lv.atbilstiba.service.api.ServiceRefusal.ManagerAlreadyAppointed;
import lv.atbilstiba.service.api.ServiceRefusal.NoManager;
import lv.atbilstiba.service.api.ServiceRefusal.NotAProvider;
import lv.atbilstiba.service.api.ServiceRefusal.NotAServiceAtAll;
import lv.atbilstiba.service.api.ServiceRefusal.NotEmployedThere;
import lv.atbilstiba.service.api.ServiceRefusal.OwnerUnknown;
import lv.atbilstiba.service.api.ServiceRefusal.ProviderUnknown;
import lv.atbilstiba.service.api.ServiceRefusal.StageOutOfOrder;
import lv.atbilstiba.service.api.ServiceRefusal.WasInProvision;
import lv.atbilstiba.service.api.command.AnnulService;
import lv.atbilstiba.service.api.command.AppointServiceManager;
import lv.atbilstiba.service.api.command.ChangeService;
import lv.atbilstiba.service.api.command.EngageProvider;
import lv.atbilstiba.service.api.command.EnterLifecycleStage;
import lv.atbilstiba.service.api.command.RegisterService;
import lv.atbilstiba.service.api.command.ReleaseProvider;
import lv.atbilstiba.service.api.command.ReleaseServiceManager;
import lv.atbilstiba.service.api.event.ProviderReleased;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class ServiceTest {
    private final FixtureConfiguration<Service> service = new Surroundings().of(Service.class);

    @Nested
    class Registering {
        @Test
        void a_service_of_a_known_institution_is_registered() {
            service.givenNoPriorActivity()
                    .when(register(forResidents(DeliveryForm.E), TODAY, false, null))
                    .expectEvents(
                            new ServiceRegistered(
                                    PENSION,
                                    AGENCY,
                                    forResidents(DeliveryForm.E),
                                    LifecycleStage.DELIVERY_OR_USE,
                                    TODAY,
                                    false));
        }

        @Test
        void a_second_registration_is_refused() {
            service.given(registered())
                    .when(register(forResidents(DeliveryForm.E), TODAY, false, null))
                    .expectNoEvents()
                    .expectExceptionDetails(new AlreadyRegistered(PENSION));
        }

        @Test
        void kind_and_audience_must_agree() {
            service.givenNoPriorActivity()
                    .when(
                            register(
                                    details(
                                            ServiceKind.PUBLIC_GENERAL_BENEFIT,
                                            List.of(Audience.RESIDENT),
                                            DeliveryForm.E),
                                    TODAY,
                                    false,
                                    null))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new KindAndAudienceDisagree(
                                    ServiceKind.PUBLIC_GENERAL_BENEFIT,
                                    Ordered.set(List.of(Audience.SOCIETY))));
        }

        @Test
        void what_is_not_settled_yet_may_be_left_out() {
            var unsettled = details(ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT, List.of());
            service.givenNoPriorActivity()
                    .when(register(unsettled, TODAY, false, null))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void what_is_not_a_service_is_refused() {
            service.givenNoPriorActivity()
                    .when(
                            register(
                                    forResidents(DeliveryForm.E),
                                    TODAY,
                                    false,
                                    NotAService.INTERNAL_SUPPORT))
                    .expectNoEvents()
                    .expectExceptionDetails(new NotAServiceAtAll(NotAService.INTERNAL_SUPPORT));
        }

        @Test
        void an_unknown_owner_is_refused() {
            service.givenNoPriorActivity()
                    .when(
                            new RegisterService(
                                    PENSION,
                                    NOBODY_KNOWS_IT,
                                    forResidents(DeliveryForm.E),
                                    LifecycleStage.PLANNING,
                                    TODAY,
                                    false,
                                    null))
                    .expectNoEvents()
                    .expectExceptionDetails(new OwnerUnknown(NOBODY_KNOWS_IT));
        }

        @Test
        void only_a_baseline_lies_further_back_than_the_policy_allows() {
            service.givenNoPriorActivity()
                    .when(register(forResidents(DeliveryForm.E), LONG_AGO, false, null))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new DateOutOfRange("effectiveOn", LONG_AGO, A_YEAR_AGO, IN_A_YEAR));
        }

        @Test
        void a_baseline_may_lie_long_ago() {
            service.givenNoPriorActivity()
                    .when(register(forResidents(DeliveryForm.E), LONG_AGO, true, null))
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class Changing {
        @Test
        void new_details_are_recorded() {
            var changed = forResidents(DeliveryForm.E, DeliveryForm.F);
            service.given(registered())
                    .when(new ChangeService(PENSION, changed, TODAY, null))
                    .expectEvents(new ServiceChanged(PENSION, changed, TODAY));
        }

        @Test
        void the_same_details_need_no_record() {
            service.given(registered())
                    .when(new ChangeService(PENSION, forResidents(DeliveryForm.E), TODAY, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void a_liquidated_service_does_not_change() {
            service.given(registered(), liquidated(YESTERDAY))
                    .when(new ChangeService(PENSION, forResidents(DeliveryForm.F), TODAY, null))
                    .expectNoEvents()
                    .expectExceptionDetails(new Liquidated(PENSION));
        }

        @Test
        void a_mistake_can_be_mended_after_liquidation() {
            var wrong = forResidents(DeliveryForm.D);
            service.given(
                            at(1, registered()),
                            at(2, new ServiceChanged(PENSION, wrong, LAST_MONTH)),
                            liquidated(YESTERDAY))
                    .when(
                            new ChangeService(
                                    PENSION, forResidents(DeliveryForm.F), LAST_MONTH, slipAt(2)))
                    .expectEvents(
                            new ServiceChanged(PENSION, forResidents(DeliveryForm.F), LAST_MONTH));
        }
    }

    @Nested
    class EnteringStages {
        @Test
        void maintenance_follows_delivery() {
            service.given(registered())
                    .when(enter(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, TODAY))
                    .expectEvents(entered(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, TODAY));
        }

        @Test
        void the_stage_it_is_in_needs_no_record() {
            service.given(registered())
                    .when(enter(LifecycleStage.DELIVERY_OR_USE, TODAY))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void delivery_does_not_turn_into_planning() {
            service.given(registered())
                    .when(enter(LifecycleStage.PLANNING, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new StageOutOfOrder(
                                    PENSION,
                                    LifecycleStage.DELIVERY_OR_USE,
                                    LifecycleStage.PLANNING));
        }

        @Test
        void liquidation_is_final() {
            service.given(registered(), liquidated(YESTERDAY))
                    .when(enter(LifecycleStage.DELIVERY_OR_USE, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new StageOutOfOrder(
                                    PENSION,
                                    LifecycleStage.LIQUIDATION,
                                    LifecycleStage.DELIVERY_OR_USE));
        }

        @Test
        void a_liquidation_entered_by_mistake_is_mended() {
            service.given(registered(), at(5, liquidated(YESTERDAY)))
                    .when(
                            new EnterLifecycleStage(
                                    PENSION,
                                    LifecycleStage.MAINTENANCE_AND_IMPROVEMENT,
                                    YESTERDAY,
                                    slipAt(5)))
                    .expectEvents(entered(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, YESTERDAY));
        }

        @Test
        void what_comes_between_two_stages_agrees_with_both() {
            service.given(
                            registered(),
                            entered(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, YESTERDAY))
                    .when(enter(LifecycleStage.LIQUIDATION, LAST_MONTH))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new StageOutOfOrder(
                                    PENSION,
                                    LifecycleStage.LIQUIDATION,
                                    LifecycleStage.MAINTENANCE_AND_IMPROVEMENT));
        }

        @Test
        void what_was_liquidated_does_not_come_back_by_a_correction() {
            service.given(
                            at(3, registered()),
                            at(4, entered(LifecycleStage.LIQUIDATION, LAST_MONTH)))
                    .when(
                            new EnterLifecycleStage(
                                    PENSION, LifecycleStage.DELIVERY_OR_USE, YESTERDAY, slipAt(3)))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new StageOutOfOrder(
                                    PENSION,
                                    LifecycleStage.LIQUIDATION,
                                    LifecycleStage.DELIVERY_OR_USE));
        }

        @Test
        void a_second_correction_by_the_first_position_is_judged_like_the_first() {
            service.given(
                            at(3, registered()),
                            at(4, entered(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, LAST_MONTH)),
                            mendingAt(
                                    5,
                                    4,
                                    entered(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, YESTERDAY)))
                    .when(
                            new EnterLifecycleStage(
                                    PENSION, LifecycleStage.PLANNING, LAST_MONTH, slipAt(4)))
                    .expectNoEvents()
                    .expectExceptionDetails(
                            new StageOutOfOrder(
                                    PENSION,
                                    LifecycleStage.DELIVERY_OR_USE,
                                    LifecycleStage.PLANNING));
        }

        @Test
        void what_is_planned_blocks_nothing_before_it() {
            service.given(registered(), entered(LifecycleStage.LIQUIDATION, TOMORROW))
                    .when(enter(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, TODAY))
                    .expectEvents(entered(LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, TODAY));
        }
    }

    @Nested
    class AppointingTheManager {
        @Test
        void an_employee_of_the_owner_is_appointed() {
            service.given(registered())
                    .when(appoint(ANNA, TODAY))
                    .expectEvents(appointed(ANNA, TODAY));
        }

        @Test
        void whoever_held_it_in_between_is_appointed_until_the_next_begins() {
            service.given(
                            registered(),
                            appointed(ANNA, A_YEAR_AGO),
                            released(ANNA, LAST_MONTH),
                            appointed(BERTA, TODAY))
                    .when(appoint(ANNA, LAST_MONTH))
                    .expectEvents(appointed(ANNA, LAST_MONTH), released(ANNA, TODAY));
        }

        @Test
        void a_second_one_is_refused_and_told_who_holds_it() {
            service.given(registered(), appointed(ANNA, LAST_MONTH))
                    .when(appoint(BERTA, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(new ManagerAlreadyAppointed(PENSION, ANNA));
        }

        @Test
        void the_same_one_needs_no_record() {
            service.given(registered(), appointed(ANNA, LAST_MONTH))
                    .when(appoint(ANNA, TODAY))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void somebody_employed_elsewhere_is_refused() {
            service.given(registered())
                    .when(appoint(DACE, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(new NotEmployedThere(DACE, AGENCY));
        }

        @Test
        void a_correction_is_not_in_its_own_way() {
            service.given(registered(), at(3, appointed(ANNA, LAST_MONTH)))
                    .when(new AppointServiceManager(PENSION, BERTA, LAST_MONTH, ORDER, slipAt(3)))
                    .expectEvents(appointed(BERTA, LAST_MONTH));
        }

        @Test
        void a_liquidated_service_gets_no_manager() {
            service.given(registered(), liquidated(YESTERDAY))
                    .when(appoint(ANNA, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(new Liquidated(PENSION));
        }
    }

    @Nested
    class Mending {
        @Test
        void what_the_registration_said_is_mended_and_its_day_kept() {
            var right = forResidents(DeliveryForm.F);
            service.given(at(1, registered()))
                    .when(new ChangeService(PENSION, right, null, slipAt(1)))
                    .expectEvents(
                            new ServiceRegistered(
                                    PENSION,
                                    AGENCY,
                                    right,
                                    LifecycleStage.DELIVERY_OR_USE,
                                    A_YEAR_AGO,
                                    false));
        }

        @Test
        void so_are_its_stage_and_its_day() {
            service.given(at(1, registered()))
                    .when(
                            new EnterLifecycleStage(
                                    PENSION, LifecycleStage.PLANNING, LAST_MONTH, slipAt(1)))
                    .expectEvents(
                            new ServiceRegistered(
                                    PENSION,
                                    AGENCY,
                                    forResidents(DeliveryForm.E),
                                    LifecycleStage.PLANNING,
                                    LAST_MONTH,
                                    false));
        }

        @Test
        void a_change_recorded_since_stays_when_the_registration_is_mended() {
            var changed = forResidents(DeliveryForm.E, DeliveryForm.F);
            service.given(
                            at(1, registered()),
                            at(2, new ServiceChanged(PENSION, changed, LAST_MONTH)),
                            at(3, mending(1, registered(DeliveryForm.D))))
                    .when(new ChangeService(PENSION, changed, TODAY, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void the_end_of_a_provider_is_moved() {
            service.given(
                            registered(),
                            at(5, engaged(MUNICIPALITY, A_YEAR_AGO, DACE)),
                            at(6, new ProviderReleased(PENSION, MUNICIPALITY, LAST_MONTH)))
                    .when(new ReleaseProvider(PENSION, MUNICIPALITY, YESTERDAY, slipAt(6)))
                    .expectEvents(new ProviderReleased(PENSION, MUNICIPALITY, YESTERDAY));
        }
    }

    @Nested
    class ReleasingTheManager {
        @Test
        void the_manager_is_released_even_after_liquidation() {
            service.given(registered(), appointed(ANNA, LAST_MONTH), liquidated(YESTERDAY))
                    .when(new ReleaseServiceManager(PENSION, null, TODAY, ORDER, null))
                    .expectEvents(released(ANNA, TODAY));
        }

        @Test
        void a_second_release_needs_no_record() {
            service.given(registered(), appointed(ANNA, LAST_MONTH), released(ANNA, YESTERDAY))
                    .when(new ReleaseServiceManager(PENSION, null, TODAY, ORDER, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void nobody_else_is_released_than_the_person_who_is_meant() {
            service.given(
                            registered(),
                            at(10, appointed(ANNA, A_YEAR_AGO)),
                            at(20, released(ANNA, LAST_MONTH)),
                            at(30, appointed(BERTA, LAST_MONTH)),
                            at(40, mending(10, appointed(ANNA, A_YEAR_AGO.plusDays(1)))))
                    .when(new ReleaseServiceManager(PENSION, ANNA, TODAY, ORDER, null))
                    .expectNoEvents()
                    .expectExceptionDetails(new ManagedBySomebodyElse(PENSION, ANNA));
        }

        @Test
        void a_release_dated_too_early_is_moved_by_a_correction() {
            service.given(
                            registered(),
                            at(10, appointed(ANNA, A_YEAR_AGO)),
                            at(20, released(ANNA, LAST_MONTH)))
                    .when(new ReleaseServiceManager(PENSION, null, YESTERDAY, ORDER, slipAt(20)))
                    .expectEvents(released(ANNA, YESTERDAY));
        }

        @Test
        void a_release_is_not_moved_to_where_somebody_else_manages_it() {
            service.given(
                            registered(),
                            at(10, appointed(ANNA, A_YEAR_AGO)),
                            at(20, released(ANNA, LAST_MONTH)),
                            at(30, appointed(BERTA, LAST_MONTH)))
                    .when(new ReleaseServiceManager(PENSION, null, TODAY, ORDER, slipAt(20)))
                    .expectNoEvents()
                    .expectExceptionDetails(new ManagerAlreadyAppointed(PENSION, BERTA));
        }

        @Test
        void who_was_appointed_in_the_place_of_another_was_released_with_her() {
            service.given(
                            registered(),
                            at(10, appointed(ANNA, A_YEAR_AGO)),
                            at(20, released(ANNA, LAST_MONTH)),
                            at(30, mending(10, appointed(BERTA, A_YEAR_AGO))))
                    .when(appoint(ANNA, TODAY))
                    .expectEvents(appointed(ANNA, TODAY));
        }

        @Test
        void a_correction_makes_no_second_manager_of_the_same_days() {
            service.given(
                            registered(),
                            at(10, appointed(ANNA, A_YEAR_AGO)),
                            at(20, released(ANNA, LAST_MONTH)),
                            at(30, appointed(BERTA, LAST_MONTH)))
                    .when(
                            new AppointServiceManager(
                                    PENSION, BERTA, LAST_MONTH.minusDays(1), ORDER, slipAt(30)))
                    .expectNoEvents()
                    .expectExceptionDetails(new ManagerAlreadyAppointed(PENSION, ANNA));
        }

        @Test
        void nobody_to_release_is_refused() {
            service.given(registered())
                    .when(new ReleaseServiceManager(PENSION, null, TODAY, ORDER, null))
                    .expectNoEvents()
                    .expectExceptionDetails(new NoManager(PENSION));
        }
    }

    @Nested
    class EngagingProviders {
        @Test
        void another_institution_may_deliver_it() {
            service.given(registered())
                    .when(engage(DACE))
                    .expectEvents(engaged(MUNICIPALITY, TODAY, DACE));
        }

        @Test
        void a_provider_without_a_responsible_person_is_recorded_all_the_same() {
            service.given(registered()).when(engage()).expectEvents(engaged(MUNICIPALITY, TODAY));
        }

        @Test
        void the_same_persons_need_no_record() {
            service.given(registered(), engaged(MUNICIPALITY, LAST_MONTH, DACE))
                    .when(engage(DACE))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void who_is_named_now_stays_named_when_somebody_else_leaves() {
            service.given(
                            registered(),
                            engaged(MUNICIPALITY, LAST_MONTH, ANNA),
                            engaged(MUNICIPALITY, NEXT_MONTH))
                    .when(engage(DACE))
                    .expectEvents(
                            engaged(MUNICIPALITY, TODAY, DACE),
                            engaged(MUNICIPALITY, NEXT_MONTH, DACE));
        }

        @Test
        void who_is_named_for_a_later_day_is_named_then_whoever_is_now() {
            service.given(
                            registered(),
                            engaged(MUNICIPALITY, LAST_MONTH),
                            engaged(MUNICIPALITY, NEXT_MONTH, ANNA))
                    .when(engage(DACE))
                    .expectEvents(engaged(MUNICIPALITY, TODAY, DACE));
        }

        @Test
        void a_person_of_another_institution_is_refused() {
            service.given(registered())
                    .when(engage(ANNA))
                    .expectNoEvents()
                    .expectExceptionDetails(new NotEmployedThere(ANNA, MUNICIPALITY));
        }

        @Test
        void an_unknown_provider_is_refused() {
            service.given(registered())
                    .when(
                            new EngageProvider(
                                    PENSION,
                                    NOBODY_KNOWS_IT,
                                    Ordered.set(List.<StaffId>of()),
                                    TODAY,
                                    null))
                    .expectNoEvents()
                    .expectExceptionDetails(new ProviderUnknown(NOBODY_KNOWS_IT));
        }

        @Test
        void a_provider_is_released() {
            service.given(registered(), engaged(MUNICIPALITY, LAST_MONTH, DACE))
                    .when(new ReleaseProvider(PENSION, MUNICIPALITY, TODAY, null))
                    .expectEvents(new ProviderReleased(PENSION, MUNICIPALITY, TODAY));
        }

        @Test
        void a_second_release_needs_no_record() {
            service.given(
                            registered(),
                            engaged(MUNICIPALITY, LAST_MONTH, DACE),
                            new ProviderReleased(PENSION, MUNICIPALITY, YESTERDAY))
                    .when(new ReleaseProvider(PENSION, MUNICIPALITY, TODAY, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void who_never_delivered_it_cannot_be_released() {
            service.given(registered())
                    .when(new ReleaseProvider(PENSION, MUNICIPALITY, TODAY, null))
                    .expectNoEvents()
                    .expectExceptionDetails(new NotAProvider(PENSION, MUNICIPALITY));
        }

        private EngageProvider engage(StaffId... responsible) {
            return new EngageProvider(
                    PENSION, MUNICIPALITY, Ordered.set(List.of(responsible)), TODAY, null);
        }
    }

    @Nested
    class Annulling {
        @Test
        void what_was_registered_in_error_is_annulled() {
            service.given(registered())
                    .when(new AnnulService(PENSION, ORDER, true))
                    .expectEvents(annulled());
        }

        @Test
        void what_was_in_provision_is_annulled_by_the_state_lead_only() {
            service.given(registered())
                    .when(new AnnulService(PENSION, ORDER, false))
                    .expectNoEvents()
                    .expectExceptionDetails(new WasInProvision(PENSION, A_YEAR_AGO));
        }

        @Test
        void what_was_once_recorded_to_be_in_provision_was_though_it_was_mended_since() {
            service.given(
                            planned(),
                            at(5, entered(LifecycleStage.DELIVERY_OR_USE, LAST_MONTH)),
                            mending(5, entered(LifecycleStage.PLANNING, LAST_MONTH)))
                    .when(new AnnulService(PENSION, ORDER, false))
                    .expectNoEvents()
                    .expectExceptionDetails(new WasInProvision(PENSION, LAST_MONTH));
        }

        @Test
        void what_is_only_to_be_in_provision_its_institution_annuls() {
            service.given(planned(), entered(LifecycleStage.DELIVERY_OR_USE, TOMORROW))
                    .when(new AnnulService(PENSION, ORDER, false))
                    .expectEvents(annulled());
        }

        private static ServiceRegistered planned() {
            return new ServiceRegistered(
                    PENSION,
                    AGENCY,
                    forResidents(DeliveryForm.E),
                    LifecycleStage.PLANNING,
                    A_YEAR_AGO,
                    false);
        }

        @Test
        void a_second_annulment_needs_no_record() {
            service.given(registered(), annulled())
                    .when(new AnnulService(PENSION, ORDER, true))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void nothing_more_is_recorded_of_it() {
            service.given(registered(), annulled())
                    .when(appoint(ANNA, TODAY))
                    .expectNoEvents()
                    .expectExceptionDetails(new Annulled(PENSION));
        }
    }

    private static RegisterService register(
            ServiceDetails details, LocalDate on, boolean baseline, @Nullable NotAService nature) {
        return new RegisterService(
                PENSION, AGENCY, details, LifecycleStage.DELIVERY_OR_USE, on, baseline, nature);
    }

    private static EnterLifecycleStage enter(LifecycleStage stage, LocalDate on) {
        return new EnterLifecycleStage(PENSION, stage, on, null);
    }

    private static AppointServiceManager appoint(StaffId person, LocalDate on) {
        return new AppointServiceManager(PENSION, person, on, ORDER, null);
    }
}
