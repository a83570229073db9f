package lv.atbilstiba.compliance.rules;

import static lv.atbilstiba.compliance.api.FindingStatus.COMPLIANT;
import static lv.atbilstiba.compliance.api.FindingStatus.NON_COMPLIANT;
import static lv.atbilstiba.compliance.api.FindingStatus.NOT_APPLICABLE;
import static lv.atbilstiba.compliance.api.FindingStatus.NOT_ASSESSED;
import static lv.atbilstiba.compliance.api.ReasonCode.ATTRIBUTES_MISSING;
import static lv.atbilstiba.compliance.api.ReasonCode.COMPLEXITY_AND_NEEDS_DISAGREE;
import static lv.atbilstiba.compliance.api.ReasonCode.DESCRIPTION_MISSING;
import static lv.atbilstiba.compliance.api.ReasonCode.DESCRIPTION_REVIEW_OVERDUE;
import static lv.atbilstiba.compliance.api.ReasonCode.FIELDS_MISSING;
import static lv.atbilstiba.compliance.api.ReasonCode.KIND_AND_AUDIENCE_DISAGREE;
import static lv.atbilstiba.compliance.api.ReasonCode.NOT_IN_ANOTHER_LANGUAGE;
import static lv.atbilstiba.compliance.api.ReasonCode.NOT_IN_LATVIAN;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_CORE_FUNCTION;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_DESCRIPTION;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_NEED;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_NEED_OF_SOCIETY;
import static lv.atbilstiba.compliance.api.ReasonCode.SERVICE_LIQUIDATED;
import static lv.atbilstiba.compliance.api.ReasonCode.SERVICE_PLANNED;
import static lv.atbilstiba.compliance.api.RuleId.DESC_01;
import static lv.atbilstiba.compliance.api.RuleId.DESC_02;
import static lv.atbilstiba.compliance.api.RuleId.DESC_03;
import static lv.atbilstiba.compliance.api.RuleId.DESC_04;
import static lv.atbilstiba.compliance.api.RuleId.SERV_01;
import static lv.atbilstiba.compliance.api.RuleId.SERV_02;
import static lv.atbilstiba.compliance.api.RuleId.SERV_03;
import static lv.atbilstiba.compliance.rules.SomeFacts.aPlannedService;
import static lv.atbilstiba.compliance.rules.SomeFacts.aService;
import static lv.atbilstiba.compliance.rules.SomeFacts.aServiceInProvision;
import static lv.atbilstiba.compliance.rules.SomeFacts.abroad;
import static lv.atbilstiba.compliance.rules.SomeFacts.changed;
import static lv.atbilstiba.compliance.rules.SomeFacts.claimedNotApplicable;
import static lv.atbilstiba.compliance.rules.SomeFacts.description;
import static lv.atbilstiba.compliance.rules.SomeFacts.descriptionRegistered;
import static lv.atbilstiba.compliance.rules.SomeFacts.descriptionReviewed;
import static lv.atbilstiba.compliance.rules.SomeFacts.descriptionWithBlank;
import static lv.atbilstiba.compliance.rules.SomeFacts.descriptionWithdrawn;
import static lv.atbilstiba.compliance.rules.SomeFacts.details;
import static lv.atbilstiba.compliance.rules.SomeFacts.entered;
import static lv.atbilstiba.compliance.rules.SomeFacts.liquidated;
import static lv.atbilstiba.compliance.rules.SomeFacts.name;
import static lv.atbilstiba.compliance.rules.SomeFacts.set;
import static lv.atbilstiba.compliance.rules.SomeFacts.unsettled;
import static lv.atbilstiba.compliance.rules.SomeFacts.withoutContact;
import static lv.atbilstiba.compliance.rules.Story.given;

import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.CrossBorderMeasure;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.LifeSituationCode;
import lv.atbilstiba.service.api.ServiceDetails;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class IdentityAndDescriptionRulesTest {
    @Test
    void serv_01_what_the_service_is_is_settled_and_agrees() {
        given(aService(LifecycleStage.PLANNING, unsettled()))
                .then(SERV_01)
                .is(NON_COMPLIANT, ATTRIBUTES_MISSING)
                .then(SERV_01)
                .says("Not set: kind, audience, delivery form, complexity")
                .on("2026-02-02", changed(details()).from("2026-03-01"))
                .then(SERV_01)
                .at("2026-02-28")
                .is(NON_COMPLIANT, ATTRIBUTES_MISSING)
                .then(SERV_01)
                .at("2026-03-01")
                .is(COMPLIANT)
                .on(
                        "2026-04-01",
                        changed(
                                details(
                                        ServiceKind.PUBLIC_GENERAL_BENEFIT,
                                        Set.of(Audience.RESIDENT, Audience.SOCIETY),
                                        Set.of(DeliveryForm.E))))
                .then(SERV_01)
                .is(NON_COMPLIANT, KIND_AND_AUDIENCE_DISAGREE);
    }

    @Test
    void serv_01_a_simple_service_meets_one_need_and_a_smart_one_several_or_a_life_situation() {
        given(aService(LifecycleStage.PLANNING, of(Complexity.SIMPLE, List.of("Viena"))))
                .then(SERV_01)
                .is(COMPLIANT)
                .on("2026-02-02", changed(of(Complexity.SIMPLE, List.of(), "BIRTH")))
                .then(SERV_01)
                .is(COMPLIANT)
                .on("2026-02-03", changed(of(Complexity.SIMPLE, List.of("Viena", "Viena"))))
                .then(SERV_01)
                .is(COMPLIANT)
                .on("2026-02-04", changed(of(Complexity.SIMPLE, List.of("Viena", "Otra"))))
                .then(SERV_01)
                .is(NON_COMPLIANT, COMPLEXITY_AND_NEEDS_DISAGREE)
                .then(SERV_01)
                .says(
                        "The number of needs named does not fit the complexity \"Simple service\":"
                                + " 2")
                .on("2026-02-05", changed(of(Complexity.SMART, List.of("Viena", "Otra"))))
                .then(SERV_01)
                .is(COMPLIANT)
                .on("2026-02-06", changed(of(Complexity.SMART, List.of("Viena"))))
                .then(SERV_01)
                .is(NON_COMPLIANT, COMPLEXITY_AND_NEEDS_DISAGREE)
                .on("2026-02-07", changed(of(Complexity.SMART, List.of("Viena"), "BIRTH")))
                .then(SERV_01)
                .is(COMPLIANT)
                .on("2026-02-08", changed(of(Complexity.COMPLEX, List.of("Viena"))))
                .then(SERV_01)
                .is(COMPLIANT);
    }

    @Test
    void serv_01_that_complexity_and_needs_agree_is_judged_from_the_day_on_which_they_hold() {
        given(
                        aService(LifecycleStage.PLANNING, of(Complexity.SIMPLE, List.of("Viena"))),
                        changed(of(Complexity.SIMPLE, List.of("Viena", "Otra")))
                                .called("two")
                                .from("2026-03-01"))
                .then(SERV_01)
                .at("2026-02-28")
                .is(COMPLIANT)
                .then(SERV_01)
                .at("2026-03-01")
                .is(NON_COMPLIANT, COMPLEXITY_AND_NEEDS_DISAGREE)
                .on(
                        "2026-03-10",
                        changed(of(Complexity.SMART, List.of("Viena", "Otra")))
                                .from("2026-03-01")
                                .inPlaceOf("two"))
                .then(SERV_01)
                .at("2026-03-01")
                .is(COMPLIANT);
    }

    private static ServiceDetails of(
            Complexity complexity, List<String> needs, String... lifeSituations) {
        var situations = new TreeSet<LifeSituationCode>();
        for (var code : lifeSituations) situations.add(new LifeSituationCode(code));
        var settled = details();
        return new ServiceDetails(
                settled.name(),
                null,
                null,
                settled.kind(),
                settled.audiences(),
                settled.deliveryForms(),
                complexity,
                settled.coreFunction(),
                needs.stream().map(need -> name(need)).toList(),
                situations);
    }

    @Test
    void serv_02_the_service_derives_from_a_core_function() {
        given(aService(LifecycleStage.PLANNING, unsettled()))
                .then(SERV_02)
                .is(NON_COMPLIANT, NO_CORE_FUNCTION)
                .on("2026-02-02", changed(details()))
                .then(SERV_02)
                .is(COMPLIANT);
    }

    @Test
    void serv_03_the_service_meets_a_need_or_belongs_to_a_life_situation() {
        given(aService(LifecycleStage.PLANNING, unsettled()))
                .then(SERV_03)
                .is(NON_COMPLIANT, NO_NEED)
                .on("2026-02-02", changed(with(null, List.of(), "BIRTH")))
                .then(SERV_03)
                .is(COMPLIANT)
                .on(
                        "2026-02-03",
                        changed(with(ServiceKind.PUBLIC_GENERAL_BENEFIT, List.of(), "BIRTH")))
                .then(SERV_03)
                .is(NON_COMPLIANT, NO_NEED_OF_SOCIETY)
                .on(
                        "2026-02-04",
                        changed(with(ServiceKind.PUBLIC_GENERAL_BENEFIT, List.of("Drošība"))))
                .then(SERV_03)
                .is(COMPLIANT);
    }

    private static ServiceDetails with(
            @Nullable ServiceKind kind, List<String> needs, String... lifeSituations) {
        var situations = new TreeSet<LifeSituationCode>();
        for (var code : lifeSituations) situations.add(new LifeSituationCode(code));
        return new ServiceDetails(
                name("Pakalpojums"),
                null,
                null,
                kind,
                new TreeSet<>(),
                new TreeSet<>(),
                Complexity.SIMPLE,
                null,
                needs.stream().map(need -> name(need)).toList(),
                situations);
    }

    @Test
    void desc_01_a_service_in_provision_has_a_current_description() {
        given(aPlannedService())
                .then(DESC_01)
                .is(NOT_APPLICABLE, SERVICE_PLANNED)
                .on("2026-02-02", entered(LifecycleStage.DELIVERY_OR_USE))
                .then(DESC_01)
                .is(NON_COMPLIANT, DESCRIPTION_MISSING)
                .then(DESC_01)
                .since("2026-02-02")
                .on("2026-03-02", descriptionRegistered(1))
                .then(DESC_01)
                .is(COMPLIANT)
                .on("2026-04-02", descriptionWithdrawn(1).from("2026-05-01"))
                .then(DESC_01)
                .at("2026-04-30")
                .is(COMPLIANT)
                .then(DESC_01)
                .at("2026-05-01")
                .is(NON_COMPLIANT, DESCRIPTION_MISSING)
                .then(DESC_01)
                .at("2026-05-01")
                .since("2026-05-01")
                .on("2026-06-01", liquidated())
                .then(DESC_01)
                .is(NOT_APPLICABLE, SERVICE_LIQUIDATED);
    }

    @Test
    void desc_02_the_registered_version_has_every_mandatory_field() {
        given(aServiceInProvision())
                .then(DESC_02)
                .is(NOT_APPLICABLE, NO_DESCRIPTION)
                .on("2026-02-02", descriptionRegistered(1, withoutContact()))
                .then(DESC_02)
                .is(NON_COMPLIANT, FIELDS_MISSING)
                .then(DESC_02)
                .says("Not filled: contact")
                .on("2026-03-02", descriptionRegistered(2))
                .then(DESC_02)
                .is(COMPLIANT);
    }

    @Test
    void desc_03_the_description_is_reviewed_within_the_interval() {
        given(aServiceInProvision())
                .then(DESC_03)
                .is(NOT_APPLICABLE, NO_DESCRIPTION)
                .on("2026-02-02", descriptionRegistered(1))
                .then(DESC_03)
                .at("2027-02-01")
                .is(COMPLIANT)
                .then(DESC_03)
                .at("2027-02-02")
                .is(COMPLIANT)
                .then(DESC_03)
                .at("2027-02-03")
                .is(NON_COMPLIANT, DESCRIPTION_REVIEW_OVERDUE)
                .on("2027-03-01", descriptionReviewed(1))
                .then(DESC_03)
                .at("2028-03-01")
                .is(COMPLIANT)
                .then(DESC_03)
                .at("2028-03-02")
                .is(NON_COMPLIANT, DESCRIPTION_REVIEW_OVERDUE)
                .on("2027-04-01", descriptionRegistered(2))
                .then(DESC_03)
                .at("2028-04-01")
                .is(COMPLIANT)
                .then(DESC_03)
                .at("2028-04-02")
                .is(NON_COMPLIANT, DESCRIPTION_REVIEW_OVERDUE);
    }

    @Test
    void desc_03_the_interval_is_the_one_in_force_at_the_instant_judged() {
        given(aServiceInProvision(), descriptionRegistered(1))
                .on("2026-06-01", set(PolicyParameter.DESCRIPTION_REVIEW, "P3M").from("2026-07-01"))
                .then(DESC_03)
                .at("2026-06-30")
                .is(COMPLIANT)
                .then(DESC_03)
                .at("2026-07-01")
                .is(NON_COMPLIANT, DESCRIPTION_REVIEW_OVERDUE)
                .on(
                        "2026-07-10",
                        set(PolicyParameter.DESCRIPTION_REVIEW, "P12M").from("2026-08-01"))
                .then(DESC_03)
                .at("2026-07-31")
                .is(NON_COMPLIANT, DESCRIPTION_REVIEW_OVERDUE)
                .then(DESC_03)
                .at("2026-08-01")
                .is(COMPLIANT);
    }

    @Test
    void desc_03_a_description_older_than_the_register_counts_from_its_opening() {
        given(
                        set(PolicyParameter.REGISTER_OPENED_ON, "2026-01-01"),
                        aServiceInProvision().from("2020-01-01"),
                        descriptionRegistered(1).from("2020-01-01"))
                .then(DESC_03)
                .at("2027-01-01")
                .is(COMPLIANT)
                .then(DESC_03)
                .at("2027-01-02")
                .is(NON_COMPLIANT, DESCRIPTION_REVIEW_OVERDUE);
    }

    @Test
    void desc_04_the_description_speaks_latvian_and_abroad_another_language() {
        given(aServiceInProvision())
                .then(DESC_04)
                .is(NOT_ASSESSED, NO_DESCRIPTION)
                .on("2026-02-01", descriptionRegistered(1, withoutContact()))
                .then(DESC_04)
                .is(NON_COMPLIANT, NOT_IN_LATVIAN)
                .on("2026-02-02", descriptionRegistered(1, description("en")))
                .then(DESC_04)
                .is(NON_COMPLIANT, NOT_IN_LATVIAN)
                .on("2026-02-03", descriptionRegistered(2, description("lv", "ru")))
                .then(DESC_04)
                .is(COMPLIANT)
                .on("2026-02-04", abroad(CrossBorderMeasure.INFORMATION))
                .then(DESC_04)
                .is(NON_COMPLIANT, NOT_IN_ANOTHER_LANGUAGE)
                .on("2026-02-05", claimedNotApplicable(AccessibilityKind.CROSS_BORDER))
                .then(DESC_04)
                .is(COMPLIANT)
                .on("2026-02-06", abroad(CrossBorderMeasure.INFORMATION), descriptionRegistered(3))
                .then(DESC_04)
                .is(COMPLIANT)
                .on("2026-02-07", liquidated())
                .then(DESC_04)
                .is(NOT_APPLICABLE, SERVICE_LIQUIDATED);
    }

    @Test
    void desc_04_a_language_counts_when_every_mandatory_text_is_filled_in_it() {
        given(
                        aServiceInProvision(),
                        abroad(CrossBorderMeasure.INFORMATION),
                        descriptionRegistered(1, descriptionWithBlank("en")))
                .then(DESC_04)
                .is(NON_COMPLIANT, NOT_IN_ANOTHER_LANGUAGE)
                .on("2026-02-02", descriptionRegistered(2, withoutContact()))
                .then(DESC_04)
                .is(NON_COMPLIANT, NOT_IN_LATVIAN, NOT_IN_ANOTHER_LANGUAGE)
                .on("2026-02-03", descriptionRegistered(3, description("lv", "en")))
                .then(DESC_04)
                .is(COMPLIANT);
    }
}
