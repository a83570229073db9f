package lv.atbilstiba.compliance.rules;

import static lv.atbilstiba.compliance.api.FindingStatus.COMPLIANT;
import static lv.atbilstiba.compliance.api.FindingStatus.NON_COMPLIANT;
import static lv.atbilstiba.compliance.api.FindingStatus.NOT_APPLICABLE;
import static lv.atbilstiba.compliance.api.FindingStatus.NOT_ASSESSED;
import static lv.atbilstiba.compliance.api.ReasonCode.ACCESSIBILITY_NOT_RECORDED;
import static lv.atbilstiba.compliance.api.ReasonCode.ACCESSIBILITY_REVIEW_OVERDUE;
import static lv.atbilstiba.compliance.api.ReasonCode.CHANNELS_MISSING;
import static lv.atbilstiba.compliance.api.ReasonCode.CHOICE_OF_CHANNEL_NOT_RECORDED;
import static lv.atbilstiba.compliance.api.ReasonCode.CLAIM_UNCONFIRMED;
import static lv.atbilstiba.compliance.api.ReasonCode.CONFIRMER_NOT_SAID;
import static lv.atbilstiba.compliance.api.ReasonCode.D_SERVICE;
import static lv.atbilstiba.compliance.api.ReasonCode.GROUPS_WITHOUT_MEASURE;
import static lv.atbilstiba.compliance.api.ReasonCode.JUSTIFIED_BY_NATURE;
import static lv.atbilstiba.compliance.api.ReasonCode.MEASURES_MISSING;
import static lv.atbilstiba.compliance.api.ReasonCode.NOTHING_CLAIMED;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_CHOICE_OF_CHANNEL;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_CHOICE_OF_PLACE;
import static lv.atbilstiba.compliance.api.ReasonCode.SERVICE_LIQUIDATED;
import static lv.atbilstiba.compliance.api.ReasonCode.SERVICE_PLANNED;
import static lv.atbilstiba.compliance.api.ReasonCode.TARGET_NOT_THERE;
import static lv.atbilstiba.compliance.api.ReasonCode.TERRITORIAL_TARGET;
import static lv.atbilstiba.compliance.api.ReasonCode.TERRITORY_NOT_COVERED;
import static lv.atbilstiba.compliance.api.ReasonCode.TERRITORY_NOT_NAMED;
import static lv.atbilstiba.compliance.api.RuleId.ACC_01;
import static lv.atbilstiba.compliance.api.RuleId.ACC_02;
import static lv.atbilstiba.compliance.api.RuleId.ACC_03;
import static lv.atbilstiba.compliance.api.RuleId.ACC_04;
import static lv.atbilstiba.compliance.api.RuleId.ACC_05;
import static lv.atbilstiba.compliance.api.RuleId.ACC_06;
import static lv.atbilstiba.compliance.rules.SomeFacts.ALL_KINDS;
import static lv.atbilstiba.compliance.rules.SomeFacts.ELECTRONIC;
import static lv.atbilstiba.compliance.rules.SomeFacts.EVERY_CHANNEL;
import static lv.atbilstiba.compliance.rules.SomeFacts.PHYSICAL;
import static lv.atbilstiba.compliance.rules.SomeFacts.aPlannedService;
import static lv.atbilstiba.compliance.rules.SomeFacts.aService;
import static lv.atbilstiba.compliance.rules.SomeFacts.aServiceInProvision;
import static lv.atbilstiba.compliance.rules.SomeFacts.abroad;
import static lv.atbilstiba.compliance.rules.SomeFacts.accessibilityEnded;
import static lv.atbilstiba.compliance.rules.SomeFacts.accessibilityReviewed;
import static lv.atbilstiba.compliance.rules.SomeFacts.changed;
import static lv.atbilstiba.compliance.rules.SomeFacts.channels;
import static lv.atbilstiba.compliance.rules.SomeFacts.claimConfirmed;
import static lv.atbilstiba.compliance.rules.SomeFacts.claimConfirmedBySomebody;
import static lv.atbilstiba.compliance.rules.SomeFacts.claimedNotApplicable;
import static lv.atbilstiba.compliance.rules.SomeFacts.liquidated;
import static lv.atbilstiba.compliance.rules.SomeFacts.measuresFor;
import static lv.atbilstiba.compliance.rules.SomeFacts.ofForm;
import static lv.atbilstiba.compliance.rules.SomeFacts.set;
import static lv.atbilstiba.compliance.rules.SomeFacts.targetEnded;
import static lv.atbilstiba.compliance.rules.SomeFacts.targetSet;
import static lv.atbilstiba.compliance.rules.SomeFacts.territory;
import static lv.atbilstiba.compliance.rules.SomeFacts.territorySet;
import static lv.atbilstiba.compliance.rules.Story.given;
import static lv.atbilstiba.policy.api.AccessibilityKind.ALL_SOCIAL_GROUPS;
import static lv.atbilstiba.policy.api.AccessibilityKind.CROSS_BORDER;
import static lv.atbilstiba.policy.api.AccessibilityKind.MULTICHANNEL;
import static lv.atbilstiba.policy.api.AccessibilityKind.TERRITORIAL;

import lv.atbilstiba.compliance.rules.SomeFacts.Fact;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.CrossBorderMeasure;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.SocialGroup;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.policy.api.TerritoryCode;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Set;

class AccessibilityRulesTest {
    private static final TerritoryCode MUNICIPALITY = new TerritoryCode("9900000");
    private static final TerritoryCode OTHER_MUNICIPALITY = new TerritoryCode("9800000");
    private static final TerritoryCode PARISH = new TerritoryCode("9900100");
    private static final TerritoryCode OTHER_PARISH = new TerritoryCode("9900200");

    private static Fact inProvision(DeliveryForm... forms) {
        return aService(LifecycleStage.DELIVERY_OR_USE, ofForm(forms));
    }

    @Test
    void acc_01_an_electronic_and_a_physical_channel_serve_requesting_and_receiving() {
        given(aServiceInProvision())
                .then(ACC_01)
                .is(NOT_ASSESSED, ACCESSIBILITY_NOT_RECORDED)
                .on("2026-02-02", channels(EVERY_CHANNEL, ELECTRONIC))
                .then(ACC_01)
                .is(NON_COMPLIANT, CHANNELS_MISSING)
                .then(ACC_01)
                .says("No channel for: receiving physically")
                .on("2026-02-03", channels(EVERY_CHANNEL, EVERY_CHANNEL).from("2026-03-01"))
                .then(ACC_01)
                .at("2026-02-28")
                .is(NON_COMPLIANT, CHANNELS_MISSING)
                .then(ACC_01)
                .at("2026-03-01")
                .is(COMPLIANT)
                .on("2026-04-01", liquidated())
                .then(ACC_01)
                .is(NOT_APPLICABLE, SERVICE_LIQUIDATED);
    }

    @Test
    void acc_01_an_f_service_need_not_be_received_electronically() {
        given(inProvision(DeliveryForm.F), channels(EVERY_CHANNEL, PHYSICAL))
                .then(ACC_01)
                .is(COMPLIANT)
                .on("2026-02-02", channels(PHYSICAL, PHYSICAL))
                .then(ACC_01)
                .is(NON_COMPLIANT, CHANNELS_MISSING)
                .then(ACC_01)
                .says("No channel for: requesting electronically")
                .on("2026-02-03", channels(EVERY_CHANNEL, PHYSICAL))
                .on("2026-02-04", changed(ofForm(DeliveryForm.D, DeliveryForm.F)))
                .then(ACC_01)
                .is(COMPLIANT)
                .on("2026-02-05", changed(ofForm(DeliveryForm.E, DeliveryForm.F)))
                .then(ACC_01)
                .is(NON_COMPLIANT, CHANNELS_MISSING);
    }

    @Test
    void acc_01_and_03_do_not_concern_a_service_that_is_a_d_service_and_nothing_else() {
        given(inProvision(DeliveryForm.D))
                .then(ACC_01)
                .is(NOT_APPLICABLE, D_SERVICE)
                .then(ACC_03)
                .is(NOT_APPLICABLE, D_SERVICE)
                .then(ACC_02)
                .is(NOT_ASSESSED, ACCESSIBILITY_NOT_RECORDED)
                .then(ACC_04)
                .is(NOT_ASSESSED, ACCESSIBILITY_NOT_RECORDED)
                .on("2026-02-02", changed(ofForm(DeliveryForm.D, DeliveryForm.E)))
                .then(ACC_01)
                .is(NOT_ASSESSED, ACCESSIBILITY_NOT_RECORDED)
                .then(ACC_03)
                .is(NOT_ASSESSED, ACCESSIBILITY_NOT_RECORDED);
    }

    @Test
    void acc_02_all_of_latvia_is_covered_and_the_recipient_chooses() {
        given(aServiceInProvision(), territory(Territory.MUNICIPALITY_TERRITORY, true))
                .then(ACC_02)
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED)
                .then(ACC_02)
                .says(
                        "Does not cover the territory (the whole of Latvia, down to every state"
                                + " city, town and parish): requesting, receiving, support")
                .on("2026-02-02", territory(Territory.WHOLE_LATVIA, Territory.SPECIFIC_PLACE, true))
                .then(ACC_02)
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED)
                .on("2026-02-03", territory(Territory.WHOLE_LATVIA, false))
                .then(ACC_02)
                .is(NON_COMPLIANT, NO_CHOICE_OF_PLACE)
                .on("2026-02-04", territory(Territory.WHOLE_LATVIA, true))
                .then(ACC_02)
                .is(COMPLIANT)
                .on("2026-02-05", territory(Territory.OUTSIDE_LATVIA, false))
                .then(ACC_02)
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED, NO_CHOICE_OF_PLACE)
                .on("2026-02-06", claimedNotApplicable(AccessibilityKind.TERRITORIAL))
                .then(ACC_02)
                .is(NOT_APPLICABLE, JUSTIFIED_BY_NATURE)
                .on("2026-02-07", accessibilityEnded(AccessibilityKind.TERRITORIAL))
                .then(ACC_02)
                .is(NOT_ASSESSED, ACCESSIBILITY_NOT_RECORDED);
    }

    @Test
    void acc_02_a_target_that_the_record_itself_names_is_judged_by_no_more() {
        given(
                        aServiceInProvision(),
                        territory(
                                Territory.SPECIFIC_PLACE,
                                Territory.SPECIFIC_PLACE,
                                Territory.SPECIFIC_PLACE,
                                true,
                                Set.of()))
                .then(ACC_02)
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED);
    }

    @Test
    void acc_02_a_narrower_territory_is_asked_for_by_the_portfolio_manager_and_named() {
        given(
                        aServiceInProvision(),
                        territorySet(MUNICIPALITY, null),
                        territorySet(PARISH, MUNICIPALITY),
                        territorySet(OTHER_PARISH, MUNICIPALITY),
                        targetSet(PARISH).from("2026-03-01").called("target"),
                        in(MUNICIPALITY))
                .then(ACC_02)
                .at("2026-02-28")
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED)
                .then(ACC_02)
                .at("2026-03-01")
                .is(COMPLIANT, TERRITORIAL_TARGET)
                .then(ACC_02)
                .at("2026-03-01")
                .says(
                        "To be accessible in 9900100 Parauga 9900100: set by the fact at 50, basis:"
                                + " Rīkojums Nr. 1")
                .on("2026-03-02", in(OTHER_PARISH))
                .then(ACC_02)
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED, TERRITORIAL_TARGET)
                .on("2026-03-03", in(PARISH))
                .then(ACC_02)
                .is(COMPLIANT, TERRITORIAL_TARGET)
                .on("2026-03-04", territory(Territory.MUNICIPALITY_TERRITORY, true))
                .then(ACC_02)
                .is(NOT_ASSESSED, TERRITORY_NOT_NAMED, TERRITORIAL_TARGET)
                .on("2026-03-05", territory(Territory.OUTSIDE_LATVIA, true))
                .then(ACC_02)
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED, TERRITORIAL_TARGET)
                .on("2026-03-06", territory(Territory.WHOLE_LATVIA, true))
                .then(ACC_02)
                .is(COMPLIANT, TERRITORIAL_TARGET)
                .on("2026-03-07", in(PARISH))
                .on("2026-03-08", targetEnded().from("2026-03-10"))
                .then(ACC_02)
                .at("2026-03-09")
                .is(COMPLIANT, TERRITORIAL_TARGET)
                .then(ACC_02)
                .at("2026-03-10")
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED)
                .on("2026-03-09", targetSet(OTHER_PARISH).from("2026-03-01").inPlaceOf("target"))
                .then(ACC_02)
                .at("2026-03-09")
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED, TERRITORIAL_TARGET);
    }

    @Test
    void acc_02_a_part_covers_what_it_is_part_of_by_no_means() {
        given(
                        aServiceInProvision(),
                        territorySet(MUNICIPALITY, null),
                        territorySet(PARISH, MUNICIPALITY),
                        targetSet(MUNICIPALITY),
                        in(PARISH))
                .then(ACC_02)
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED, TERRITORIAL_TARGET);
    }

    @Test
    void acc_02_what_is_part_of_what_changes_on_its_day() {
        given(
                        aServiceInProvision(),
                        territorySet(MUNICIPALITY, null),
                        territorySet(OTHER_MUNICIPALITY, null),
                        territorySet(PARISH, MUNICIPALITY),
                        targetSet(PARISH),
                        in(MUNICIPALITY))
                .on("2026-02-02", territorySet(PARISH, OTHER_MUNICIPALITY).from("2026-07-01"))
                .then(ACC_02)
                .at("2026-06-30")
                .is(COMPLIANT, TERRITORIAL_TARGET)
                .then(ACC_02)
                .at("2026-07-01")
                .is(NON_COMPLIANT, TERRITORY_NOT_COVERED, TERRITORIAL_TARGET);
    }

    @Test
    void acc_02_a_territory_that_is_no_more_is_asked_for_by_nobody() {
        given(
                        aServiceInProvision(),
                        territorySet(PARISH, null, LocalDate.parse("2026-07-01")),
                        targetSet(PARISH),
                        in(PARISH))
                .then(ACC_02)
                .at("2026-06-30")
                .is(COMPLIANT, TERRITORIAL_TARGET)
                .then(ACC_02)
                .at("2026-07-01")
                .is(NOT_ASSESSED, TARGET_NOT_THERE, TERRITORIAL_TARGET);
    }

    private static SomeFacts.Fact in(TerritoryCode code) {
        return territory(
                Territory.SPECIAL_TERRITORY, Territory.SPECIAL_TERRITORY, true, Set.of(code));
    }

    @Test
    void acc_03_each_group_has_its_measure() {
        given(aServiceInProvision())
                .then(ACC_03)
                .is(NOT_ASSESSED, ACCESSIBILITY_NOT_RECORDED)
                .on("2026-02-02", measuresFor(SocialGroup.LOW_INCOME, SocialGroup.OTHER))
                .then(ACC_03)
                .is(NON_COMPLIANT, GROUPS_WITHOUT_MEASURE)
                .on(
                        "2026-02-03",
                        measuresFor(
                                SocialGroup.LOW_INCOME,
                                SocialGroup.LOW_DIGITAL_SKILLS,
                                SocialGroup.FUNCTIONAL_IMPAIRMENT))
                .then(ACC_03)
                .is(COMPLIANT);
    }

    @Test
    void acc_04_the_service_is_open_across_borders() {
        given(aPlannedService())
                .then(ACC_04)
                .is(NOT_APPLICABLE, SERVICE_PLANNED)
                .on("2026-02-02", SomeFacts.entered(LifecycleStage.DELIVERY_OR_USE))
                .then(ACC_04)
                .is(NOT_ASSESSED, ACCESSIBILITY_NOT_RECORDED)
                .on("2026-02-03", abroad(CrossBorderMeasure.INFORMATION))
                .then(ACC_04)
                .is(NON_COMPLIANT, MEASURES_MISSING)
                .on("2026-02-04", abroad(CrossBorderMeasure.values()))
                .then(ACC_04)
                .is(COMPLIANT)
                .on("2026-02-05", claimedNotApplicable(CROSS_BORDER))
                .then(ACC_04)
                .is(NOT_APPLICABLE, JUSTIFIED_BY_NATURE)
                .on("2026-02-06", abroad(CrossBorderMeasure.values()))
                .then(ACC_04)
                .is(COMPLIANT);
    }

    @Test
    void acc_05_a_claim_is_confirmed_by_the_portfolio_manager() {
        given(aServiceInProvision())
                .then(ACC_05)
                .is(NOT_APPLICABLE, NOTHING_CLAIMED)
                .on("2026-02-02", claimedNotApplicable(CROSS_BORDER))
                .then(ACC_05)
                .is(NON_COMPLIANT, CLAIM_UNCONFIRMED)
                .on("2026-02-03", claimConfirmed(CROSS_BORDER))
                .then(ACC_05)
                .is(COMPLIANT)
                .on("2026-02-04", claimedNotApplicable(CROSS_BORDER))
                .then(ACC_05)
                .is(NON_COMPLIANT, CLAIM_UNCONFIRMED)
                .on("2026-02-05", abroad(CrossBorderMeasure.values()))
                .then(ACC_05)
                .is(NOT_APPLICABLE, NOTHING_CLAIMED);
    }

    @Test
    void acc_05_a_confirmation_is_of_what_holds_on_its_day() {
        given(aServiceInProvision(), claimedNotApplicable(CROSS_BORDER))
                .on(
                        "2026-02-03",
                        claimedNotApplicable(CROSS_BORDER).from("2026-06-01"),
                        claimConfirmed(CROSS_BORDER))
                .then(ACC_05)
                .at("2026-05-31")
                .is(COMPLIANT)
                .then(ACC_05)
                .at("2026-06-01")
                .is(NON_COMPLIANT, CLAIM_UNCONFIRMED);
    }

    @Test
    void acc_06_an_end_is_a_look_and_makes_none_forgotten() {
        given(aServiceInProvision())
                .on("2026-12-01", accessibilityReviewed(ALL_KINDS))
                .on("2026-12-02", abroad(CrossBorderMeasure.values()))
                .on("2026-12-03", accessibilityEnded(CROSS_BORDER))
                .then(ACC_06)
                .at("2027-11-30")
                .is(COMPLIANT);
    }

    @Test
    void acc_05_who_confirmed_before_anybody_was_asked_is_not_known() {
        given(aServiceInProvision(), claimedNotApplicable(CROSS_BORDER))
                .on("2026-02-03", claimConfirmedBySomebody(CROSS_BORDER))
                .then(ACC_05)
                .is(NOT_ASSESSED, CONFIRMER_NOT_SAID)
                .on("2026-02-04", claimedNotApplicable(TERRITORIAL))
                .then(ACC_05)
                .is(NON_COMPLIANT, CLAIM_UNCONFIRMED)
                .on("2026-02-05", claimConfirmed(TERRITORIAL))
                .then(ACC_05)
                .is(NOT_ASSESSED, CONFIRMER_NOT_SAID)
                .on("2026-02-06", claimConfirmed(CROSS_BORDER))
                .then(ACC_05)
                .is(COMPLIANT);
    }

    @Test
    void acc_05_what_the_delivery_form_allows_needs_no_confirmation() {
        given(inProvision(DeliveryForm.D), claimedNotApplicable(MULTICHANNEL))
                .then(ACC_05)
                .is(COMPLIANT)
                .on("2026-02-02", claimedNotApplicable(TERRITORIAL))
                .then(ACC_05)
                .is(NON_COMPLIANT, CLAIM_UNCONFIRMED)
                .then(ACC_05)
                .says("Not confirmed by the portfolio manager: Territorial accessibility")
                .on("2026-02-03", claimConfirmed(TERRITORIAL))
                .then(ACC_05)
                .is(COMPLIANT)
                .on("2026-02-04", changed(ofForm(DeliveryForm.D, DeliveryForm.F)))
                .then(ACC_05)
                .is(NON_COMPLIANT, CLAIM_UNCONFIRMED)
                .on("2026-02-05", claimConfirmed(MULTICHANNEL))
                .then(ACC_05)
                .is(COMPLIANT);
    }

    @Test
    void acc_06_each_kind_is_reviewed_within_the_interval() {
        given(aServiceInProvision())
                .then(ACC_06)
                .is(COMPLIANT)
                .then(ACC_06)
                .at("2027-01-04")
                .is(COMPLIANT)
                .then(ACC_06)
                .at("2027-01-05")
                .is(COMPLIANT)
                .then(ACC_06)
                .at("2027-01-06")
                .is(NON_COMPLIANT, ACCESSIBILITY_REVIEW_OVERDUE)
                .on("2026-06-01", accessibilityReviewed(ALL_KINDS))
                .then(ACC_06)
                .at("2027-06-01")
                .is(COMPLIANT)
                .then(ACC_06)
                .at("2027-06-02")
                .is(NON_COMPLIANT, ACCESSIBILITY_REVIEW_OVERDUE)
                .on(
                        "2027-05-01",
                        accessibilityReviewed(MULTICHANNEL, TERRITORIAL, ALL_SOCIAL_GROUPS))
                .then(ACC_06)
                .at("2027-06-02")
                .is(NON_COMPLIANT, ACCESSIBILITY_REVIEW_OVERDUE)
                .then(ACC_06)
                .at("2027-06-02")
                .says("Not reviewed in time: Cross-border accessibility")
                .on("2027-05-20", abroad(CrossBorderMeasure.values()))
                .then(ACC_06)
                .at("2027-06-02")
                .is(COMPLIANT);
    }

    @Test
    void acc_06_the_interval_is_the_one_in_force_at_the_instant_judged() {
        given(aServiceInProvision())
                .on(
                        "2026-06-01",
                        set(PolicyParameter.ACCESSIBILITY_REVIEW, "P1M").from("2026-07-01"))
                .then(ACC_06)
                .at("2026-06-30")
                .is(COMPLIANT)
                .then(ACC_06)
                .at("2026-07-01")
                .is(NON_COMPLIANT, ACCESSIBILITY_REVIEW_OVERDUE)
                .on("2026-08-01", liquidated())
                .then(ACC_06)
                .is(NOT_APPLICABLE, SERVICE_LIQUIDATED);
    }

    @Test
    void acc_06_a_d_service_needs_no_review_of_what_it_cannot_give() {
        given(inProvision(DeliveryForm.D))
                .on("2026-12-01", accessibilityReviewed(TERRITORIAL, CROSS_BORDER))
                .then(ACC_06)
                .at("2027-01-06")
                .is(COMPLIANT);
    }

    @Test
    void acc_01_the_recipient_chooses_among_the_channels() {
        given(aServiceInProvision(), channels(EVERY_CHANNEL, EVERY_CHANNEL, null).called("old"))
                .then(ACC_01)
                .is(NOT_ASSESSED, CHOICE_OF_CHANNEL_NOT_RECORDED)
                .on("2026-02-02", channels(ELECTRONIC, EVERY_CHANNEL, null).from("2026-02-10"))
                .then(ACC_01)
                .at("2026-02-09")
                .is(NOT_ASSESSED, CHOICE_OF_CHANNEL_NOT_RECORDED)
                .then(ACC_01)
                .at("2026-02-10")
                .is(NON_COMPLIANT, CHANNELS_MISSING)
                .on("2026-02-20", channels(EVERY_CHANNEL, EVERY_CHANNEL, false))
                .then(ACC_01)
                .is(NON_COMPLIANT, NO_CHOICE_OF_CHANNEL)
                .on("2026-02-21", channels(EVERY_CHANNEL, EVERY_CHANNEL, true))
                .then(ACC_01)
                .is(COMPLIANT)
                .on(
                        "2026-02-22",
                        channels(EVERY_CHANNEL, EVERY_CHANNEL, true)
                                .from(Story.FIRST_DAY)
                                .inPlaceOf("old"))
                .then(ACC_01)
                .at("2026-02-09")
                .is(COMPLIANT);
    }

    @Test
    void what_was_recorded_of_a_kind_ends_on_its_day() {
        given(aServiceInProvision(), channels(EVERY_CHANNEL, EVERY_CHANNEL))
                .on(
                        "2026-02-02",
                        accessibilityEnded(AccessibilityKind.MULTICHANNEL)
                                .from("2026-03-01")
                                .called("end"))
                .then(ACC_01)
                .at("2026-02-28")
                .is(COMPLIANT)
                .then(ACC_01)
                .at("2026-03-01")
                .is(NOT_ASSESSED, ACCESSIBILITY_NOT_RECORDED)
                .on(
                        "2026-02-03",
                        accessibilityEnded(AccessibilityKind.MULTICHANNEL)
                                .from("2026-03-02")
                                .inPlaceOf("end"))
                .then(ACC_01)
                .at("2026-03-01")
                .is(COMPLIANT)
                .then(ACC_01)
                .at("2026-03-02")
                .is(NOT_ASSESSED, ACCESSIBILITY_NOT_RECORDED);
    }

    @Test
    void acc_05_a_claim_that_ended_is_none() {
        given(aServiceInProvision(), claimedNotApplicable(AccessibilityKind.CROSS_BORDER))
                .then(ACC_05)
                .is(NON_COMPLIANT, CLAIM_UNCONFIRMED)
                .on("2026-02-02", accessibilityEnded(AccessibilityKind.CROSS_BORDER))
                .then(ACC_05)
                .is(NOT_APPLICABLE, NOTHING_CLAIMED);
    }
}
