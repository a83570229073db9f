package lv.atbilstiba.compliance.rules;

import static lv.atbilstiba.compliance.api.FindingStatus.COMPLIANT;
import static lv.atbilstiba.compliance.api.FindingStatus.NON_COMPLIANT;
import static lv.atbilstiba.compliance.api.ReasonCode.CLAIM_UNCONFIRMED;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_MANAGER;
import static lv.atbilstiba.compliance.api.RuleId.ACC_05;
import static lv.atbilstiba.compliance.api.RuleId.ROLE_03;
import static lv.atbilstiba.compliance.api.RuleId.ROLE_07;
import static lv.atbilstiba.compliance.api.RuleId.SERV_02;
import static lv.atbilstiba.compliance.rules.SomeFacts.AGENCY;
import static lv.atbilstiba.compliance.rules.SomeFacts.ANNA;
import static lv.atbilstiba.compliance.rules.SomeFacts.BERTA;
import static lv.atbilstiba.compliance.rules.SomeFacts.aServiceInProvision;
import static lv.atbilstiba.compliance.rules.SomeFacts.claimConfirmed;
import static lv.atbilstiba.compliance.rules.SomeFacts.claimedNotApplicable;
import static lv.atbilstiba.compliance.rules.SomeFacts.managerAppointed;
import static lv.atbilstiba.compliance.rules.SomeFacts.managerReleased;
import static lv.atbilstiba.compliance.rules.SomeFacts.providerEngaged;
import static lv.atbilstiba.compliance.rules.SomeFacts.providerReleased;
import static lv.atbilstiba.compliance.rules.Story.given;

import lv.atbilstiba.policy.api.AccessibilityKind;

import org.junit.jupiter.api.Test;

/** A mended fact is judged as if the right one had been recorded. */
class MendedFactsTest {
    @Test
    void nobody_holds_a_post_for_ever_whose_appointment_was_mended_after_its_end() {
        given(aServiceInProvision())
                .on("2026-02-01", managerAppointed(ANNA).called("appointment"))
                .on("2026-03-01", managerReleased(ANNA))
                .on(
                        "2026-03-02",
                        managerAppointed(BERTA).from("2026-02-01").inPlaceOf("appointment"))
                .then(ROLE_03)
                .is(NON_COMPLIANT, NO_MANAGER)
                .then(ROLE_03)
                .at("2026-02-10")
                .is(COMPLIANT);
    }

    @Test
    void a_release_dated_too_early_is_moved() {
        given(aServiceInProvision(), managerAppointed(ANNA))
                .on("2026-02-01", managerReleased(ANNA).called("release"))
                .then(ROLE_03)
                .is(NON_COMPLIANT, NO_MANAGER)
                .on("2026-02-02", managerReleased(ANNA).from("2026-04-01").inPlaceOf("release"))
                .then(ROLE_03)
                .is(COMPLIANT)
                .then(ROLE_03)
                .at("2026-04-01")
                .is(NON_COMPLIANT, NO_MANAGER);
    }

    @Test
    void so_is_the_end_of_a_provider() {
        given(aServiceInProvision(), providerEngaged(AGENCY, ANNA))
                .on("2026-02-01", providerReleased(AGENCY).called("end"))
                .on("2026-02-02", providerReleased(AGENCY).from("2026-04-01").inPlaceOf("end"))
                .then(ROLE_07)
                .is(COMPLIANT);
    }

    @Test
    void what_a_registration_said_is_mended_by_one_that_names_it() {
        given(
                        SomeFacts.aService(
                                        lv.atbilstiba.policy.api.LifecycleStage.DELIVERY_OR_USE,
                                        SomeFacts.unsettled())
                                .called("registration"))
                .then(SERV_02)
                .is(NON_COMPLIANT, lv.atbilstiba.compliance.api.ReasonCode.NO_CORE_FUNCTION)
                .on("2026-02-01", aServiceInProvision().inPlaceOf("registration"))
                .then(SERV_02)
                .is(COMPLIANT);
    }

    @Test
    void a_correction_of_a_correction_mends_the_same_fact() {
        given(aServiceInProvision())
                .on("2026-02-01", providerEngaged(AGENCY).called("first"))
                .on(
                        "2026-02-02",
                        providerEngaged(AGENCY)
                                .from("2026-02-01")
                                .inPlaceOf("first")
                                .called("second"))
                .on(
                        "2026-02-03",
                        providerEngaged(AGENCY, ANNA).from("2026-02-01").inPlaceOf("first"))
                .then(ROLE_07)
                .is(COMPLIANT);
    }

    @Test
    void of_two_facts_of_a_day_the_later_one_holds_though_the_earlier_one_was_mended_since() {
        given(aServiceInProvision())
                .on("2026-02-01", providerEngaged(AGENCY).called("first"))
                .on("2026-02-02", providerEngaged(AGENCY, ANNA).from("2026-02-01"))
                .on("2026-02-03", providerEngaged(AGENCY).from("2026-02-01").inPlaceOf("first"))
                .then(ROLE_07)
                .is(COMPLIANT);
    }

    @Test
    void a_confirmation_that_is_mended_to_another_kind_confirms_that_one_alone() {
        given(aServiceInProvision())
                .on("2026-02-01", claimedNotApplicable(AccessibilityKind.MULTICHANNEL))
                .on("2026-02-01", claimConfirmed(AccessibilityKind.MULTICHANNEL).called("slip"))
                .on("2026-02-02", claimedNotApplicable(AccessibilityKind.TERRITORIAL))
                .on("2026-02-03", claimConfirmed(AccessibilityKind.TERRITORIAL).inPlaceOf("slip"))
                .then(ACC_05)
                .is(NON_COMPLIANT, CLAIM_UNCONFIRMED);
    }
}
