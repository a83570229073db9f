package lv.atbilstiba.service.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;
import static lv.atbilstiba.platform.write.decision.Surroundings.NOWHERE;
import static lv.atbilstiba.platform.write.decision.Surroundings.ORDER;
import static lv.atbilstiba.platform.write.decision.Surroundings.PARISH;
import static lv.atbilstiba.platform.write.decision.Surroundings.TODAY;
import static lv.atbilstiba.service.write.Services.*;

import lv.atbilstiba.accessibility.api.AccessibilityRefusal.ClaimedByTheConfirmer;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.DateOutOfRange;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NoTerritorialTarget;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NotThePortfolioManager;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NothingClaimed;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NothingRecorded;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.RuledOutByDeliveryForm;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.TerritoryUnknown;
import lv.atbilstiba.accessibility.api.AllSocialGroups;
import lv.atbilstiba.accessibility.api.CrossBorder;
import lv.atbilstiba.accessibility.api.Multichannel;
import lv.atbilstiba.accessibility.api.Territorial;
import lv.atbilstiba.accessibility.api.command.ClaimAccessibilityNotApplicable;
import lv.atbilstiba.accessibility.api.command.ConfirmAccessibilityClaim;
import lv.atbilstiba.accessibility.api.command.EndAccessibilityRecord;
import lv.atbilstiba.accessibility.api.command.EndTerritorialTarget;
import lv.atbilstiba.accessibility.api.command.RecordAllSocialGroupsAccessibility;
import lv.atbilstiba.accessibility.api.command.RecordCrossBorderAccessibility;
import lv.atbilstiba.accessibility.api.command.RecordMultichannelAccessibility;
import lv.atbilstiba.accessibility.api.command.RecordTerritorialAccessibility;
import lv.atbilstiba.accessibility.api.command.ReviewAccessibility;
import lv.atbilstiba.accessibility.api.command.SetTerritorialTarget;
import lv.atbilstiba.accessibility.api.event.AccessibilityClaimConfirmed;
import lv.atbilstiba.accessibility.api.event.AccessibilityNotApplicableClaimed;
import lv.atbilstiba.accessibility.api.event.AccessibilityRecordEnded;
import lv.atbilstiba.accessibility.api.event.AccessibilityReviewed;
import lv.atbilstiba.accessibility.api.event.AllSocialGroupsAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.CrossBorderAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.MultichannelAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetEnded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetSet;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.ChannelEnvironment;
import lv.atbilstiba.policy.api.CrossBorderMeasure;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.SocialGroup;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.service.api.ServiceRefusal.Liquidated;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.Map;

class AccessibilityTest {
    private static final Multichannel EVERYWHERE =
            new Multichannel(
                    Ordered.set(
                            List.of(
                                    ChannelEnvironment.REMOTE_ELECTRONIC,
                                    ChannelEnvironment.ONSITE_PHYSICAL)),
                    Ordered.set(
                            List.of(
                                    ChannelEnvironment.REMOTE_ELECTRONIC,
                                    ChannelEnvironment.ONSITE_PHYSICAL)),
                    true);
    private static final Territorial WHOLE_LATVIA =
            new Territorial(
                    null,
                    Ordered.set(List.of(Territory.WHOLE_LATVIA)),
                    Ordered.set(List.of(Territory.WHOLE_LATVIA)),
                    Ordered.set(List.of(Territory.WHOLE_LATVIA)),
                    Collections.emptySortedSet(),
                    Collections.emptySortedSet(),
                    Collections.emptySortedSet(),
                    true,
                    null);
    private static final AllSocialGroups FREE_COMPUTERS =
            new AllSocialGroups(
                    Ordered.map(Map.of(SocialGroup.LOW_INCOME, "Bezmaksas datori klientu centrā")));
    private static final CrossBorder IN_ENGLISH =
            new CrossBorder(
                    Ordered.map(Map.of(CrossBorderMeasure.INFORMATION, "Apraksts angliski")));

    private final Surroundings surroundings = new Surroundings();
    private final FixtureConfiguration<Service> service = surroundings.of(Service.class);

    @Test
    void channels_of_an_e_service_are_recorded() {
        service.given(registered(DeliveryForm.E))
                .when(channels(null))
                .expectEvents(channelsRecorded());
    }

    @Test
    void the_territory_asked_for_is_set_with_a_basis() {
        service.given(registered(DeliveryForm.E)).when(target(PARISH)).expectEvents(targetSet());
    }

    @Test
    void the_same_territory_asked_for_needs_no_record() {
        service.given(registered(DeliveryForm.E), targetSet())
                .when(target(PARISH))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_territory_that_nobody_recorded_is_not_asked_for() {
        service.given(registered(DeliveryForm.E))
                .when(target(NOWHERE))
                .expectNoEvents()
                .expectExceptionDetails(new TerritoryUnknown(NOWHERE, TODAY));
    }

    @Test
    void all_of_latvia_is_asked_for_again() {
        service.given(registered(DeliveryForm.E), targetSet())
                .when(new EndTerritorialTarget(PENSION, ORDER, TODAY, null))
                .expectEvents(new TerritorialTargetEnded(PENSION, ORDER, TODAY));
    }

    @Test
    void where_nobody_asked_for_less_nothing_ends() {
        service.given(registered(DeliveryForm.E))
                .when(new EndTerritorialTarget(PENSION, ORDER, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(new NoTerritorialTarget(PENSION));
    }

    @Test
    void a_territory_is_named_by_a_code_that_is_known() {
        service.given(registered(DeliveryForm.E))
                .when(new RecordTerritorialAccessibility(PENSION, in(PARISH), TODAY, null))
                .expectEvents(new TerritorialAccessibilityRecorded(PENSION, in(PARISH), TODAY));
        new Surroundings()
                .of(Service.class)
                .given(registered(DeliveryForm.E))
                .when(new RecordTerritorialAccessibility(PENSION, in(NOWHERE), TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(new TerritoryUnknown(NOWHERE, TODAY));
    }

    private static Territorial in(TerritoryCode code) {
        var there = Ordered.set(List.of(code));
        var kind = Ordered.set(List.of(Territory.SPECIAL_TERRITORY));
        return new Territorial(null, kind, kind, kind, there, there, there, true, null);
    }

    private static SetTerritorialTarget target(TerritoryCode territory) {
        return new SetTerritorialTarget(PENSION, territory, ORDER, TODAY, null);
    }

    private static TerritorialTargetSet targetSet() {
        return new TerritorialTargetSet(PENSION, PARISH, ORDER, TODAY);
    }

    @Test
    void what_was_recorded_of_a_kind_ends() {
        service.given(registered(DeliveryForm.E), channelsRecorded())
                .when(ended(AccessibilityKind.MULTICHANNEL))
                .expectEvents(
                        new AccessibilityRecordEnded(
                                PENSION, AccessibilityKind.MULTICHANNEL, TODAY));
    }

    @Test
    void a_second_end_needs_no_record_and_the_same_options_do() {
        var end = new AccessibilityRecordEnded(PENSION, AccessibilityKind.MULTICHANNEL, TODAY);
        service.given(registered(DeliveryForm.E), channelsRecorded(), end)
                .when(ended(AccessibilityKind.MULTICHANNEL))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        new Surroundings()
                .of(Service.class)
                .given(registered(DeliveryForm.E), channelsRecorded(), end)
                .when(channels(null))
                .expectEvents(channelsRecorded());
    }

    @Test
    void an_end_that_is_mended_ends_nothing_that_was_said_after_it() {
        service.given(
                        registered(DeliveryForm.E),
                        at(3, channelsRecorded()),
                        at(
                                4,
                                new AccessibilityRecordEnded(
                                        PENSION, AccessibilityKind.MULTICHANNEL, TODAY)),
                        at(5, channelsRecorded()),
                        mendingAt(
                                6,
                                4,
                                new AccessibilityRecordEnded(
                                        PENSION, AccessibilityKind.MULTICHANNEL, TODAY)))
                .when(channels(null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_was_never_recorded_cannot_end() {
        service.given(registered(DeliveryForm.E))
                .when(ended(AccessibilityKind.TERRITORIAL))
                .expectNoEvents()
                .expectExceptionDetails(
                        new NothingRecorded(PENSION, AccessibilityKind.TERRITORIAL));
    }

    @Test
    void nothing_ends_before_it_began() {
        service.given(registered(DeliveryForm.E), channelsRecorded())
                .when(
                        new EndAccessibilityRecord(
                                PENSION, AccessibilityKind.MULTICHANNEL, TODAY.minusDays(1), null))
                .expectNoEvents()
                .expectExceptionDetails(
                        new DateOutOfRange(
                                "effectiveOn", TODAY.minusDays(1), TODAY, TODAY.plusYears(1)));
    }

    private static EndAccessibilityRecord ended(AccessibilityKind kind) {
        return new EndAccessibilityRecord(PENSION, kind, TODAY, null);
    }

    @Test
    void the_same_channels_need_no_record() {
        service.given(registered(DeliveryForm.E), channelsRecorded())
                .when(channels(null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void electronic_receipt_of_an_f_service_is_refused() {
        service.given(registered(DeliveryForm.F))
                .when(channels(null))
                .expectNoEvents()
                .expectExceptionDetails(
                        new RuledOutByDeliveryForm(
                                AccessibilityKind.MULTICHANNEL,
                                Ordered.set(List.of(DeliveryForm.F)),
                                "receiving/REMOTE_ELECTRONIC"));
    }

    @Test
    void a_justification_says_how_it_is_possible_all_the_same() {
        service.given(registered(DeliveryForm.F))
                .when(channels("Lēmumu izsniedz arī e-adresē"))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void an_exemption_holds_only_for_the_form_it_is_given_for() {
        service.given(registered(DeliveryForm.D, DeliveryForm.E))
                .when(channels(null))
                .expectEvents(channelsRecorded());
    }

    @Test
    void measures_for_groups_of_a_d_service_are_refused() {
        service.given(registered(DeliveryForm.D))
                .when(groups())
                .expectNoEvents()
                .expectExceptionDetails(
                        new RuledOutByDeliveryForm(
                                AccessibilityKind.ALL_SOCIAL_GROUPS,
                                Ordered.set(List.of(DeliveryForm.D)),
                                "LOW_INCOME"));
    }

    @Test
    void measures_for_groups_are_recorded() {
        service.given(registered(DeliveryForm.F)).when(groups()).expectEvents(groupsRecorded());
    }

    @Test
    void the_same_measures_for_groups_need_no_record() {
        service.given(registered(DeliveryForm.F), groupsRecorded())
                .when(groups())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_territory_is_recorded_and_stays_quiet_when_repeated() {
        service.given(registered())
                .when(new RecordTerritorialAccessibility(PENSION, WHOLE_LATVIA, TODAY, null))
                .expectEvents(new TerritorialAccessibilityRecorded(PENSION, WHOLE_LATVIA, TODAY));
    }

    @Test
    void the_same_territory_needs_no_record() {
        service.given(
                        registered(),
                        new TerritorialAccessibilityRecorded(PENSION, WHOLE_LATVIA, YESTERDAY))
                .when(new RecordTerritorialAccessibility(PENSION, WHOLE_LATVIA, TODAY, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_is_done_for_foreigners_is_recorded() {
        service.given(registered())
                .when(new RecordCrossBorderAccessibility(PENSION, IN_ENGLISH, TODAY, null))
                .expectEvents(new CrossBorderAccessibilityRecorded(PENSION, IN_ENGLISH, TODAY));
    }

    @Test
    void the_same_for_foreigners_needs_no_record() {
        service.given(
                        registered(),
                        new CrossBorderAccessibilityRecorded(PENSION, IN_ENGLISH, TODAY))
                .when(new RecordCrossBorderAccessibility(PENSION, IN_ENGLISH, TODAY, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void of_a_liquidated_service_nothing_is_recorded() {
        service.given(registered(), liquidated(YESTERDAY))
                .when(new RecordCrossBorderAccessibility(PENSION, IN_ENGLISH, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(new Liquidated(PENSION));
    }

    @Test
    void a_kind_is_claimed_not_to_apply() {
        service.given(registered()).when(claim()).expectEvents(claimed());
    }

    @Test
    void the_same_claim_needs_no_record() {
        service.given(registered(), claimed())
                .when(claim())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_portfolio_manager_confirms_a_claim() {
        surroundings.answersForServices(ANNA, TODAY);
        service.given(registered(), claimed()).when(confirm()).expectEvents(confirmed());
    }

    @Test
    void nobody_but_the_recorded_portfolio_manager_confirms() {
        service.given(registered(), claimed())
                .when(confirm())
                .expectNoEvents()
                .expectExceptionDetails(new NotThePortfolioManager(PENSION, ANNA));
        surroundings.answersForServices(BERTA, TODAY);
        service.given(registered(), claimed())
                .when(confirm())
                .expectNoEvents()
                .expectExceptionDetails(new NotThePortfolioManager(PENSION, ANNA));
    }

    @Test
    void nobody_confirms_her_own_claim_though_she_is_the_portfolio_manager() {
        surroundings.answersForServices(ANNA, TODAY);
        service.given(registered(), saidBy("person-" + ANNA.value(), claimed()))
                .when(confirm())
                .expectNoEvents()
                .expectExceptionDetails(
                        new ClaimedByTheConfirmer(PENSION, AccessibilityKind.MULTICHANNEL, ANNA));
        service.given(registered(), saidBy("person-" + BERTA.value(), claimed()))
                .when(confirm())
                .expectEvents(confirmed());
    }

    @Test
    void a_confirmation_that_is_mended_to_another_kind_confirms_that_one_alone() {
        surroundings.answersForServices(ANNA, TODAY);
        for (var named : List.of(5L, 6L)) {
            var mended =
                    new Object[] {
                        registered(),
                        at(3, claimed(AccessibilityKind.MULTICHANNEL)),
                        at(4, claimed(AccessibilityKind.TERRITORIAL)),
                        at(5, confirmed(AccessibilityKind.MULTICHANNEL)),
                        mendingAt(6, 5, confirmed(AccessibilityKind.MULTICHANNEL)),
                        mendingAt(7, named, confirmed(AccessibilityKind.TERRITORIAL))
                    };
            service.given(mended).when(confirm()).expectEvents(confirmed());
            service.given(mended)
                    .when(
                            new ConfirmAccessibilityClaim(
                                    PENSION, AccessibilityKind.TERRITORIAL, ANNA, TODAY, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    private static AccessibilityNotApplicableClaimed claimed(AccessibilityKind kind) {
        return new AccessibilityNotApplicableClaimed(PENSION, kind, "Datu pakalpojums", TODAY);
    }

    private static AccessibilityClaimConfirmed confirmed(AccessibilityKind kind) {
        return new AccessibilityClaimConfirmed(PENSION, kind, TODAY, ANNA, 6L);
    }

    private static EventMessage<?> saidBy(String actor, Object event) {
        var message =
                event instanceof EventMessage<?> told
                        ? told
                        : GenericEventMessage.asEventMessage(event);
        return message.andMetaData(Map.of(EventMetadata.ACTOR, actor));
    }

    @Test
    void a_confirmation_of_before_anybody_was_asked_is_made_good() {
        surroundings.answersForServices(ANNA, TODAY);
        service.given(
                        registered(),
                        claimed(),
                        new AccessibilityClaimConfirmed(
                                PENSION, AccessibilityKind.MULTICHANNEL, TODAY, null, null))
                .when(confirm())
                .expectEvents(confirmed());
    }

    @Test
    void a_claim_is_confirmed_whatever_is_recorded_for_a_later_day() {
        surroundings.answersForServices(ANNA, TODAY);
        service.given(
                        registered(),
                        claimed(),
                        new MultichannelAccessibilityRecorded(
                                PENSION, EVERYWHERE, null, NEXT_MONTH))
                .when(confirm())
                .expectEvents(confirmed());
    }

    @Test
    void nobody_confirms_what_holds_from_a_later_day() {
        surroundings.answersForServices(ANNA, TODAY);
        service.given(
                        registered(),
                        new AccessibilityNotApplicableClaimed(
                                PENSION,
                                AccessibilityKind.MULTICHANNEL,
                                "Datu pakalpojums",
                                NEXT_MONTH))
                .when(confirm())
                .expectNoEvents()
                .expectExceptionDetails(
                        new NothingClaimed(PENSION, AccessibilityKind.MULTICHANNEL));
    }

    @Test
    void who_claimed_it_before_it_was_mended_confirms_it_as_little() {
        surroundings.answersForServices(ANNA, TODAY);
        service.given(
                        registered(),
                        at(4, saidBy("person-" + ANNA.value(), claimed())),
                        saidBy("person-" + BERTA.value(), mendingAt(5, 4, claimed())))
                .when(confirm())
                .expectNoEvents()
                .expectExceptionDetails(
                        new ClaimedByTheConfirmer(PENSION, AccessibilityKind.MULTICHANNEL, ANNA));
    }

    @Test
    void a_second_confirmation_needs_no_record() {
        service.given(registered(), claimed(), confirmed())
                .when(confirm())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nothing_claimed_is_nothing_to_confirm() {
        service.given(registered(), channelsRecorded())
                .when(confirm())
                .expectNoEvents()
                .expectExceptionDetails(
                        new NothingClaimed(PENSION, AccessibilityKind.MULTICHANNEL));
    }

    @Test
    void what_is_recorded_is_reviewed() {
        service.given(registered(), channelsRecorded()).when(review()).expectEvents(reviewed());
    }

    @Test
    void a_second_review_on_the_same_day_needs_no_record() {
        service.given(registered(), channelsRecorded(), reviewed())
                .when(review())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_nobody_recorded_cannot_be_reviewed() {
        service.given(registered())
                .when(review())
                .expectNoEvents()
                .expectExceptionDetails(
                        new NothingRecorded(PENSION, AccessibilityKind.MULTICHANNEL));
    }

    private static RecordMultichannelAccessibility channels(@Nullable String justification) {
        return new RecordMultichannelAccessibility(PENSION, EVERYWHERE, justification, TODAY, null);
    }

    private static MultichannelAccessibilityRecorded channelsRecorded() {
        return new MultichannelAccessibilityRecorded(PENSION, EVERYWHERE, null, TODAY);
    }

    private static RecordAllSocialGroupsAccessibility groups() {
        return new RecordAllSocialGroupsAccessibility(PENSION, FREE_COMPUTERS, null, TODAY, null);
    }

    private static AllSocialGroupsAccessibilityRecorded groupsRecorded() {
        return new AllSocialGroupsAccessibilityRecorded(PENSION, FREE_COMPUTERS, null, TODAY);
    }

    private static ClaimAccessibilityNotApplicable claim() {
        return new ClaimAccessibilityNotApplicable(
                PENSION, AccessibilityKind.MULTICHANNEL, "Datu pakalpojums", TODAY, null);
    }

    private static AccessibilityNotApplicableClaimed claimed() {
        return new AccessibilityNotApplicableClaimed(
                PENSION, AccessibilityKind.MULTICHANNEL, "Datu pakalpojums", TODAY);
    }

    private static ConfirmAccessibilityClaim confirm() {
        return new ConfirmAccessibilityClaim(
                PENSION, AccessibilityKind.MULTICHANNEL, ANNA, TODAY, null);
    }

    private static AccessibilityClaimConfirmed confirmed() {
        return new AccessibilityClaimConfirmed(
                PENSION, AccessibilityKind.MULTICHANNEL, TODAY, ANNA, 6L);
    }

    private static ReviewAccessibility review() {
        return new ReviewAccessibility(
                PENSION, Ordered.set(List.of(AccessibilityKind.MULTICHANNEL)), TODAY, null);
    }

    private static AccessibilityReviewed reviewed() {
        return new AccessibilityReviewed(
                PENSION, Ordered.set(List.of(AccessibilityKind.MULTICHANNEL)), TODAY);
    }
}
