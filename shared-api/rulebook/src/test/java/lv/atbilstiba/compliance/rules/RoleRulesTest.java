package lv.atbilstiba.compliance.rules;

import static lv.atbilstiba.compliance.api.FindingStatus.COMPLIANT;
import static lv.atbilstiba.compliance.api.FindingStatus.NON_COMPLIANT;
import static lv.atbilstiba.compliance.api.FindingStatus.NOT_APPLICABLE;
import static lv.atbilstiba.compliance.api.ReasonCode.HOLDS_AFTER_LEAVING;
import static lv.atbilstiba.compliance.api.ReasonCode.IMPLIED_ROLES_MISSING;
import static lv.atbilstiba.compliance.api.ReasonCode.MANAGES_NO_SERVICE;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_APPOINTMENT;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_MANAGER;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_PORTFOLIO_MANAGER;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_PROVIDER;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_RESPONSIBLE_PERSON;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_ROLES_DECLARED;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_VACANCY;
import static lv.atbilstiba.compliance.api.ReasonCode.SERVICE_LIQUIDATED;
import static lv.atbilstiba.compliance.api.ReasonCode.SERVICE_PLANNED;
import static lv.atbilstiba.compliance.api.ReasonCode.SEVERAL_MANAGERS;
import static lv.atbilstiba.compliance.api.ReasonCode.SEVERAL_PORTFOLIO_MANAGERS;
import static lv.atbilstiba.compliance.api.ReasonCode.VACANCY;
import static lv.atbilstiba.compliance.api.ReasonCode.VACANCY_TOO_LONG;
import static lv.atbilstiba.compliance.api.RuleId.ROLE_01;
import static lv.atbilstiba.compliance.api.RuleId.ROLE_02;
import static lv.atbilstiba.compliance.api.RuleId.ROLE_03;
import static lv.atbilstiba.compliance.api.RuleId.ROLE_07;
import static lv.atbilstiba.compliance.api.RuleId.ROLE_08;
import static lv.atbilstiba.compliance.api.RuleId.ROLE_09;
import static lv.atbilstiba.compliance.rules.SomeFacts.AGENCY;
import static lv.atbilstiba.compliance.rules.SomeFacts.ANNA;
import static lv.atbilstiba.compliance.rules.SomeFacts.BERTA;
import static lv.atbilstiba.compliance.rules.SomeFacts.OTHER_AGENCY;
import static lv.atbilstiba.compliance.rules.SomeFacts.aPlannedService;
import static lv.atbilstiba.compliance.rules.SomeFacts.aServiceInProvision;
import static lv.atbilstiba.compliance.rules.SomeFacts.anInstitution;
import static lv.atbilstiba.compliance.rules.SomeFacts.annulled;
import static lv.atbilstiba.compliance.rules.SomeFacts.entered;
import static lv.atbilstiba.compliance.rules.SomeFacts.left;
import static lv.atbilstiba.compliance.rules.SomeFacts.liquidated;
import static lv.atbilstiba.compliance.rules.SomeFacts.managerAppointed;
import static lv.atbilstiba.compliance.rules.SomeFacts.managerReleased;
import static lv.atbilstiba.compliance.rules.SomeFacts.portfolioManagerAppointed;
import static lv.atbilstiba.compliance.rules.SomeFacts.portfolioManagerReleased;
import static lv.atbilstiba.compliance.rules.SomeFacts.providerEngaged;
import static lv.atbilstiba.compliance.rules.SomeFacts.providerReleased;
import static lv.atbilstiba.compliance.rules.SomeFacts.rolesDeclared;
import static lv.atbilstiba.compliance.rules.SomeFacts.set;
import static lv.atbilstiba.compliance.rules.Story.given;

import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ManagementRole;
import lv.atbilstiba.policy.api.PolicyParameter;

import org.junit.jupiter.api.Test;

class RoleRulesTest {
    @Test
    void role_01_an_institution_declares_its_roles() {
        given(anInstitution())
                .thenOfTheInstitution(ROLE_01)
                .is(NON_COMPLIANT, NO_ROLES_DECLARED)
                .on("2026-02-02", rolesDeclared(ManagementRole.SERVICE_OWNER).from("2026-03-01"))
                .thenOfTheInstitution(ROLE_01)
                .is(NON_COMPLIANT, NO_ROLES_DECLARED)
                .thenOfTheInstitution(ROLE_01)
                .at("2026-02-28")
                .is(NON_COMPLIANT, NO_ROLES_DECLARED)
                .thenOfTheInstitution(ROLE_01)
                .at("2026-03-01")
                .is(COMPLIANT)
                .on("2026-04-01", rolesDeclared())
                .thenOfTheInstitution(ROLE_01)
                .is(NON_COMPLIANT, NO_ROLES_DECLARED);
    }

    @Test
    void role_01_what_is_recorded_implies_roles_and_the_missing_ones_are_named() {
        given(anInstitution(), aServiceInProvision())
                .on("2026-02-02", rolesDeclared(ManagementRole.SERVICE_OWNER))
                .thenOfTheInstitution(ROLE_01)
                .is(NON_COMPLIANT, IMPLIED_ROLES_MISSING)
                .on(
                        "2026-02-03",
                        rolesDeclared(
                                ManagementRole.SERVICE_OWNER,
                                ManagementRole.SERVICE_PORTFOLIO_OWNER))
                .thenOfTheInstitution(ROLE_01)
                .is(COMPLIANT)
                .on("2026-02-04", providerEngaged(AGENCY, ANNA))
                .thenOfTheInstitution(ROLE_01)
                .is(NON_COMPLIANT, IMPLIED_ROLES_MISSING)
                .on("2026-02-05", providerReleased(AGENCY))
                .thenOfTheInstitution(ROLE_01)
                .is(COMPLIANT)
                .on("2026-02-06", liquidated())
                .on("2026-02-07", rolesDeclared(ManagementRole.SECTOR_LEAD))
                .thenOfTheInstitution(ROLE_01)
                .is(COMPLIANT);
    }

    @Test
    void role_02_an_institution_with_services_has_one_portfolio_manager() {
        given(anInstitution())
                .thenOfTheInstitution(ROLE_02)
                .is(NOT_APPLICABLE, MANAGES_NO_SERVICE)
                .on("2026-02-02", aPlannedService())
                .thenOfTheInstitution(ROLE_02)
                .is(NON_COMPLIANT, NO_PORTFOLIO_MANAGER)
                .thenOfTheInstitution(ROLE_02)
                .since("2026-02-02")
                .on("2026-03-01", portfolioManagerAppointed(ANNA))
                .thenOfTheInstitution(ROLE_02)
                .is(COMPLIANT)
                .on("2026-04-01", portfolioManagerAppointed(BERTA))
                .thenOfTheInstitution(ROLE_02)
                .is(NON_COMPLIANT, SEVERAL_PORTFOLIO_MANAGERS)
                .on("2026-05-01", portfolioManagerReleased(ANNA))
                .thenOfTheInstitution(ROLE_02)
                .is(COMPLIANT)
                .on("2026-06-01", liquidated().from("2026-07-01"))
                .thenOfTheInstitution(ROLE_02)
                .at("2026-06-30")
                .is(COMPLIANT)
                .thenOfTheInstitution(ROLE_02)
                .at("2026-07-01")
                .is(NOT_APPLICABLE, MANAGES_NO_SERVICE);
    }

    @Test
    void role_02_an_annulled_service_was_never_managed() {
        given(anInstitution(), aServiceInProvision())
                .thenOfTheInstitution(ROLE_02)
                .is(NON_COMPLIANT, NO_PORTFOLIO_MANAGER)
                .on("2026-02-02", annulled())
                .thenOfTheInstitution(ROLE_02)
                .is(NOT_APPLICABLE, MANAGES_NO_SERVICE);
    }

    @Test
    void role_03_a_service_has_one_manager() {
        given(aServiceInProvision())
                .then(ROLE_03)
                .is(NON_COMPLIANT, NO_MANAGER)
                .on("2026-03-01", managerAppointed(ANNA))
                .then(ROLE_03)
                .is(COMPLIANT)
                .on("2026-04-01", managerAppointed(BERTA))
                .then(ROLE_03)
                .is(NON_COMPLIANT, SEVERAL_MANAGERS)
                .on("2026-05-01", managerReleased(ANNA))
                .then(ROLE_03)
                .is(COMPLIANT)
                .on("2026-06-01", liquidated())
                .then(ROLE_03)
                .is(NOT_APPLICABLE, SERVICE_LIQUIDATED);
    }

    @Test
    void role_03_holds_from_the_day_of_the_appointment_to_the_day_before_the_release() {
        given(aServiceInProvision())
                .on("2026-02-02", managerAppointed(ANNA).from("2026-03-01"))
                .then(ROLE_03)
                .at("2026-02-28")
                .is(NON_COMPLIANT, NO_MANAGER)
                .then(ROLE_03)
                .at("2026-03-01")
                .is(COMPLIANT)
                .on("2026-03-10", managerReleased(ANNA).from("2026-04-01"))
                .then(ROLE_03)
                .at("2026-03-31")
                .is(COMPLIANT)
                .then(ROLE_03)
                .at("2026-04-01")
                .is(NON_COMPLIANT, NO_MANAGER)
                .then(ROLE_03)
                .at("2026-04-01")
                .since("2026-04-01");
    }

    @Test
    void role_03_a_planned_service_needs_a_manager_too() {
        given(aPlannedService()).then(ROLE_03).is(NON_COMPLIANT, NO_MANAGER);
    }

    @Test
    void role_03_a_corrected_appointment_stands_in_the_place_of_the_wrong_one() {
        given(aServiceInProvision())
                .on("2026-02-02", managerAppointed(ANNA).called("wrong"))
                .on("2026-02-10", managerAppointed(BERTA).from("2026-02-05").inPlaceOf("wrong"))
                .then(ROLE_03)
                .at("2026-02-04")
                .is(NON_COMPLIANT, NO_MANAGER)
                .then(ROLE_03)
                .at("2026-02-05")
                .is(COMPLIANT)
                .then(ROLE_03)
                .at("2026-03-01")
                .is(COMPLIANT);
    }

    @Test
    void role_03_a_late_fact_tells_what_was_true_before_it_was_known() {
        given(aServiceInProvision())
                .on("2026-05-01", managerAppointed(ANNA).from("2026-02-01"))
                .then(ROLE_03)
                .is(COMPLIANT)
                .then(ROLE_03)
                .at("2026-01-31")
                .is(NON_COMPLIANT, NO_MANAGER)
                .then(ROLE_03)
                .at("2026-02-01")
                .is(COMPLIANT);
    }

    @Test
    void role_07_each_provider_names_who_is_responsible() {
        given(aPlannedService())
                .then(ROLE_07)
                .is(NOT_APPLICABLE, SERVICE_PLANNED)
                .on("2026-02-02", entered(LifecycleStage.INTRODUCTION_OR_ADAPTATION))
                .then(ROLE_07)
                .is(NOT_APPLICABLE, SERVICE_PLANNED)
                .on("2026-03-02", entered(LifecycleStage.DELIVERY_OR_USE))
                .then(ROLE_07)
                .is(NON_COMPLIANT, NO_PROVIDER)
                .then(ROLE_07)
                .since("2026-03-02")
                .on("2026-03-10", providerEngaged(AGENCY, ANNA))
                .then(ROLE_07)
                .is(COMPLIANT)
                .on("2026-03-20", providerEngaged(OTHER_AGENCY))
                .then(ROLE_07)
                .is(NON_COMPLIANT, NO_RESPONSIBLE_PERSON)
                .then(ROLE_07)
                .says("No responsible person named at provider 90000000002 since 2026-03-20")
                .on("2026-03-25", providerReleased(OTHER_AGENCY))
                .then(ROLE_07)
                .is(COMPLIANT)
                .on("2026-04-01", liquidated())
                .then(ROLE_07)
                .is(NOT_APPLICABLE, SERVICE_LIQUIDATED);
    }

    @Test
    void role_08_nobody_is_appointed_at_a_service_after_leaving() {
        given(aServiceInProvision())
                .then(ROLE_08)
                .is(NOT_APPLICABLE, NO_APPOINTMENT)
                .on("2026-02-02", managerAppointed(ANNA), providerEngaged(AGENCY, ANNA, BERTA))
                .then(ROLE_08)
                .is(COMPLIANT)
                .on("2026-03-01", left(ANNA).from("2026-03-15"))
                .then(ROLE_08)
                .at("2026-03-14")
                .is(COMPLIANT)
                .then(ROLE_08)
                .at("2026-03-15")
                .is(NON_COMPLIANT, HOLDS_AFTER_LEAVING, HOLDS_AFTER_LEAVING)
                .on("2026-03-20", managerReleased(ANNA))
                .then(ROLE_08)
                .is(NON_COMPLIANT, HOLDS_AFTER_LEAVING)
                .on("2026-03-25", providerEngaged(AGENCY, BERTA))
                .then(ROLE_08)
                .is(COMPLIANT);
    }

    @Test
    void role_08_whoever_left_before_being_appointed_is_seen_as_well() {
        given(anInstitution(), aServiceInProvision(), left(ANNA))
                .on("2026-02-02", managerAppointed(ANNA), portfolioManagerAppointed(ANNA))
                .then(ROLE_08)
                .is(NON_COMPLIANT, HOLDS_AFTER_LEAVING)
                .thenOfTheInstitution(ROLE_08)
                .is(NON_COMPLIANT, HOLDS_AFTER_LEAVING);
    }

    @Test
    void role_08_nobody_manages_the_services_of_an_institution_after_leaving() {
        given(anInstitution())
                .thenOfTheInstitution(ROLE_08)
                .is(NOT_APPLICABLE, NO_APPOINTMENT)
                .on("2026-02-02", portfolioManagerAppointed(ANNA))
                .thenOfTheInstitution(ROLE_08)
                .is(COMPLIANT)
                .on("2026-03-01", left(ANNA).called("too early"))
                .thenOfTheInstitution(ROLE_08)
                .is(NON_COMPLIANT, HOLDS_AFTER_LEAVING)
                .on("2026-03-02", left(ANNA).from("2026-04-01").inPlaceOf("too early"))
                .thenOfTheInstitution(ROLE_08)
                .at("2026-03-31")
                .is(COMPLIANT)
                .thenOfTheInstitution(ROLE_08)
                .at("2026-04-01")
                .is(NON_COMPLIANT, HOLDS_AFTER_LEAVING);
    }

    @Test
    void role_09_a_vacancy_at_a_service_is_filled_within_the_grace() {
        given(aPlannedService(), managerAppointed(ANNA))
                .then(ROLE_09)
                .is(NOT_APPLICABLE, NO_VACANCY)
                .on("2026-03-01", managerReleased(ANNA))
                .then(ROLE_09)
                .is(COMPLIANT, VACANCY)
                .then(ROLE_09)
                .says("Vacancy (Service owner) since 2026-03-01, to be filled by 2026-03-31")
                .then(ROLE_09)
                .at("2026-03-30")
                .is(COMPLIANT, VACANCY)
                .then(ROLE_09)
                .at("2026-03-31")
                .is(COMPLIANT, VACANCY)
                .then(ROLE_09)
                .at("2026-04-01")
                .is(NON_COMPLIANT, VACANCY_TOO_LONG)
                .on("2026-05-01", managerAppointed(BERTA))
                .then(ROLE_09)
                .is(NOT_APPLICABLE, NO_VACANCY);
    }

    @Test
    void role_09_names_every_vacancy_of_the_service() {
        given(aServiceInProvision())
                .then(ROLE_09)
                .is(COMPLIANT, VACANCY, VACANCY)
                .on("2026-01-20", managerAppointed(ANNA), providerEngaged(AGENCY, ANNA))
                .then(ROLE_09)
                .is(NOT_APPLICABLE, NO_VACANCY)
                .on("2026-01-25", providerReleased(AGENCY))
                .on("2026-02-15", managerReleased(ANNA))
                .then(ROLE_09)
                .at("2026-02-24")
                .is(COMPLIANT, VACANCY, VACANCY)
                .then(ROLE_09)
                .at("2026-02-25")
                .is(NON_COMPLIANT, VACANCY_TOO_LONG, VACANCY);
    }

    @Test
    void role_09_a_vacancy_keeps_the_grace_in_force_when_it_began() {
        given(anInstitution(), aServiceInProvision())
                .on("2026-01-10", set(PolicyParameter.VACANCY_GRACE, "P10D").from("2026-01-11"))
                .thenOfTheInstitution(ROLE_09)
                .at("2026-02-04")
                .is(COMPLIANT, VACANCY)
                .thenOfTheInstitution(ROLE_09)
                .at("2026-02-05")
                .is(NON_COMPLIANT, VACANCY_TOO_LONG)
                .on("2026-02-10", portfolioManagerAppointed(ANNA))
                .thenOfTheInstitution(ROLE_09)
                .is(NOT_APPLICABLE, NO_VACANCY)
                .on("2026-03-01", portfolioManagerReleased(ANNA))
                .thenOfTheInstitution(ROLE_09)
                .at("2026-03-11")
                .is(COMPLIANT, VACANCY)
                .thenOfTheInstitution(ROLE_09)
                .at("2026-03-12")
                .is(NON_COMPLIANT, VACANCY_TOO_LONG);
    }

    @Test
    void role_09_what_was_vacant_before_the_register_opened_counts_from_its_opening() {
        given(
                        set(PolicyParameter.REGISTER_OPENED_ON, "2026-02-01"),
                        aServiceInProvision().from("2020-01-01"))
                .then(ROLE_03)
                .at("2026-01-31")
                .saysNothing()
                .then(ROLE_03)
                .at("2026-02-01")
                .is(NON_COMPLIANT, NO_MANAGER)
                .then(ROLE_09)
                .at("2026-03-03")
                .is(COMPLIANT, VACANCY, VACANCY)
                .then(ROLE_09)
                .at("2026-03-04")
                .is(NON_COMPLIANT, VACANCY_TOO_LONG, VACANCY_TOO_LONG);
    }

    @Test
    void nothing_is_said_of_a_service_before_its_first_day_nor_once_it_is_annulled() {
        given(aServiceInProvision().from("2026-02-01"))
                .then(ROLE_03)
                .at("2026-01-31")
                .saysNothing()
                .then(ROLE_03)
                .at("2026-02-01")
                .is(NON_COMPLIANT, NO_MANAGER)
                .on("2026-03-01", annulled())
                .then(ROLE_03)
                .saysNothing();
    }
}
