package lv.atbilstiba.compliance.rules;

import static lv.atbilstiba.compliance.api.FindingStatus.COMPLIANT;
import static lv.atbilstiba.compliance.api.FindingStatus.NON_COMPLIANT;
import static lv.atbilstiba.compliance.api.FindingStatus.NOT_APPLICABLE;
import static lv.atbilstiba.compliance.api.FindingStatus.NOT_ASSESSED;
import static lv.atbilstiba.compliance.api.ReasonCode.AUDIENCE_NOT_SET;
import static lv.atbilstiba.compliance.api.ReasonCode.CHECK_STALE;
import static lv.atbilstiba.compliance.api.ReasonCode.CORRECTION_DUE;
import static lv.atbilstiba.compliance.api.ReasonCode.DESCRIPTION_IN_FORCE;
import static lv.atbilstiba.compliance.api.ReasonCode.KIND_NOT_SET;
import static lv.atbilstiba.compliance.api.ReasonCode.NOT_CHECKED;
import static lv.atbilstiba.compliance.api.ReasonCode.NOT_IN_CATALOGUE;
import static lv.atbilstiba.compliance.api.ReasonCode.NOT_PUBLISHED;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_ADDITIONAL_INFORMATION;
import static lv.atbilstiba.compliance.api.ReasonCode.NO_DESCRIPTION;
import static lv.atbilstiba.compliance.api.ReasonCode.OTHER_AUDIENCE;
import static lv.atbilstiba.compliance.api.ReasonCode.OTHER_KIND;
import static lv.atbilstiba.compliance.api.ReasonCode.REFRESH_DUE;
import static lv.atbilstiba.compliance.api.ReasonCode.SEEN_UNAVAILABLE;
import static lv.atbilstiba.compliance.api.ReasonCode.SERVICE_LIQUIDATED;
import static lv.atbilstiba.compliance.api.ReasonCode.SERVICE_PLANNED;
import static lv.atbilstiba.compliance.api.ReasonCode.SHOWS_OTHER_VERSION;
import static lv.atbilstiba.compliance.api.ReasonCode.SHOWS_UNCORRECTED_TEXT;
import static lv.atbilstiba.compliance.api.ReasonCode.STILL_IN_CATALOGUE;
import static lv.atbilstiba.compliance.api.ReasonCode.TYPED_IN_BY_HAND;
import static lv.atbilstiba.compliance.api.ReasonCode.UNREGISTERED_VERSION;
import static lv.atbilstiba.compliance.api.ReasonCode.WITHDRAWAL_DUE;
import static lv.atbilstiba.compliance.api.RuleId.CAT_01;
import static lv.atbilstiba.compliance.api.RuleId.CAT_02;
import static lv.atbilstiba.compliance.api.RuleId.CAT_03;
import static lv.atbilstiba.compliance.api.RuleId.CAT_04;
import static lv.atbilstiba.compliance.api.RuleId.CAT_05;
import static lv.atbilstiba.compliance.api.RuleId.CAT_06;
import static lv.atbilstiba.compliance.api.RuleId.CAT_07;
import static lv.atbilstiba.compliance.api.RuleId.CAT_08;
import static lv.atbilstiba.compliance.rules.SomeFacts.aPlannedService;
import static lv.atbilstiba.compliance.rules.SomeFacts.aService;
import static lv.atbilstiba.compliance.rules.SomeFacts.aServiceInProvision;
import static lv.atbilstiba.compliance.rules.SomeFacts.additionalInformation;
import static lv.atbilstiba.compliance.rules.SomeFacts.changed;
import static lv.atbilstiba.compliance.rules.SomeFacts.description;
import static lv.atbilstiba.compliance.rules.SomeFacts.descriptionRegistered;
import static lv.atbilstiba.compliance.rules.SomeFacts.descriptionWithdrawn;
import static lv.atbilstiba.compliance.rules.SomeFacts.details;
import static lv.atbilstiba.compliance.rules.SomeFacts.informationEnded;
import static lv.atbilstiba.compliance.rules.SomeFacts.liquidated;
import static lv.atbilstiba.compliance.rules.SomeFacts.published;
import static lv.atbilstiba.compliance.rules.SomeFacts.seen;
import static lv.atbilstiba.compliance.rules.SomeFacts.seenAt;
import static lv.atbilstiba.compliance.rules.SomeFacts.set;
import static lv.atbilstiba.compliance.rules.SomeFacts.shownAt;
import static lv.atbilstiba.compliance.rules.SomeFacts.unsettled;
import static lv.atbilstiba.compliance.rules.SomeFacts.withOtherFunding;
import static lv.atbilstiba.compliance.rules.SomeFacts.withdrawn;
import static lv.atbilstiba.compliance.rules.SomeFacts.withdrawnFrom;
import static lv.atbilstiba.compliance.rules.Story.given;
import static lv.atbilstiba.policy.api.CatalogueCode.BUSINESS_GOV_LV;
import static lv.atbilstiba.policy.api.CatalogueCode.INSTITUTION_WEBSITE;
import static lv.atbilstiba.policy.api.CatalogueCode.LATVIJA_GOV_LV;
import static lv.atbilstiba.policy.api.CatalogueCode.VIRSIS_GOV_LV;

import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.ServiceKind;

import org.junit.jupiter.api.Test;

import java.util.Set;

class CatalogueRulesTest {
    private static final CatalogueSite ONE_SITE = new CatalogueSite("https://www.example.lv");
    private static final CatalogueSite OTHER_SITE = new CatalogueSite("https://eps.example.lv");

    @Test
    void cat_01_a_service_for_residents_is_in_latvija_gov_lv() {
        given(aServiceInProvision(), descriptionRegistered(1))
                .then(CAT_01)
                .is(NON_COMPLIANT, NOT_IN_CATALOGUE)
                .then(CAT_01)
                .says("Not published: Public service catalogue for residents")
                .on("2026-02-02", published(LATVIJA_GOV_LV, 1).from("2026-02-10"))
                .then(CAT_01)
                .at("2026-02-09")
                .is(NON_COMPLIANT, NOT_IN_CATALOGUE)
                .then(CAT_01)
                .at("2026-02-10")
                .is(COMPLIANT)
                .then(CAT_02)
                .is(NOT_APPLICABLE, OTHER_AUDIENCE)
                .then(CAT_03)
                .is(NOT_APPLICABLE, OTHER_KIND)
                .on("2026-03-01", withdrawn(LATVIJA_GOV_LV))
                .then(CAT_01)
                .is(NON_COMPLIANT, NOT_IN_CATALOGUE);
    }

    @Test
    void cat_02_a_service_for_residents_and_entrepreneurs_is_in_both_catalogues() {
        given(
                        aService(
                                LifecycleStage.DELIVERY_OR_USE,
                                details(
                                        ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT,
                                        Set.of(Audience.RESIDENT, Audience.ENTREPRENEUR),
                                        Set.of(DeliveryForm.E))))
                .then(CAT_01)
                .is(NON_COMPLIANT, NOT_IN_CATALOGUE)
                .then(CAT_02)
                .is(NON_COMPLIANT, NOT_IN_CATALOGUE)
                .on("2026-02-02", descriptionRegistered(1), published(BUSINESS_GOV_LV, 1))
                .then(CAT_01)
                .is(NON_COMPLIANT, NOT_IN_CATALOGUE)
                .then(CAT_02)
                .is(COMPLIANT);
    }

    @Test
    void cat_03_an_inter_institutional_service_is_in_virsis_gov_lv() {
        given(
                        aService(
                                LifecycleStage.MAINTENANCE_AND_IMPROVEMENT,
                                details(
                                        ServiceKind.INTER_INSTITUTIONAL_SHARED_USE,
                                        Set.of(Audience.INSTITUTION),
                                        Set.of(DeliveryForm.D))))
                .then(CAT_01)
                .is(NOT_APPLICABLE, OTHER_KIND)
                .then(CAT_03)
                .is(NON_COMPLIANT, NOT_IN_CATALOGUE)
                .on("2026-02-02", descriptionRegistered(1), published(VIRSIS_GOV_LV, 1))
                .then(CAT_03)
                .is(COMPLIANT)
                .on("2026-03-02", liquidated())
                .then(CAT_03)
                .is(NOT_APPLICABLE, SERVICE_LIQUIDATED);
    }

    @Test
    void cat_01_to_03_are_not_assessed_of_a_service_whose_kind_or_audience_is_not_settled() {
        given(aService(LifecycleStage.DELIVERY_OR_USE, unsettled()))
                .then(CAT_01)
                .is(NOT_ASSESSED, KIND_NOT_SET)
                .then(CAT_02)
                .is(NOT_ASSESSED, KIND_NOT_SET)
                .then(CAT_03)
                .is(NOT_ASSESSED, KIND_NOT_SET)
                .on(
                        "2026-02-02",
                        changed(details(ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT, Set.of(), Set.of())))
                .then(CAT_01)
                .is(NOT_ASSESSED, AUDIENCE_NOT_SET)
                .then(CAT_02)
                .is(NOT_ASSESSED, AUDIENCE_NOT_SET);
    }

    @Test
    void cat_01_to_03_ask_nothing_of_a_service_of_general_benefit() {
        given(
                        aService(
                                LifecycleStage.DELIVERY_OR_USE,
                                details(
                                        ServiceKind.PUBLIC_GENERAL_BENEFIT,
                                        Set.of(Audience.SOCIETY),
                                        Set.of(DeliveryForm.F))))
                .then(CAT_01)
                .is(NOT_APPLICABLE, OTHER_KIND)
                .then(CAT_02)
                .is(NOT_APPLICABLE, OTHER_KIND)
                .then(CAT_03)
                .is(NOT_APPLICABLE, OTHER_KIND);
    }

    @Test
    void cat_04_a_new_version_is_shown_within_the_time_set() {
        given(aServiceInProvision(), descriptionRegistered(1))
                .then(CAT_04)
                .is(NOT_APPLICABLE, NOT_PUBLISHED)
                .on("2026-02-02", published(LATVIJA_GOV_LV, 1), published(INSTITUTION_WEBSITE, 1))
                .then(CAT_04)
                .is(COMPLIANT)
                .on("2026-03-01", descriptionRegistered(2))
                .then(CAT_04)
                .is(COMPLIANT, REFRESH_DUE)
                .then(CAT_04)
                .at("2026-03-05")
                .is(COMPLIANT, REFRESH_DUE)
                .then(CAT_04)
                .at("2026-03-06")
                .is(COMPLIANT, REFRESH_DUE)
                .then(CAT_04)
                .at("2026-03-07")
                .is(NON_COMPLIANT, SHOWS_OTHER_VERSION)
                .on("2026-03-10", published(LATVIJA_GOV_LV, 2))
                .then(CAT_04)
                .is(NON_COMPLIANT, SHOWS_OTHER_VERSION)
                .then(CAT_04)
                .says("Version 2 was to be shown by 2026-03-06: Official websites of institutions")
                .on("2026-03-11", published(INSTITUTION_WEBSITE, 2))
                .then(CAT_04)
                .is(COMPLIANT);
    }

    @Test
    void cat_04_the_time_runs_by_the_parameter_in_force_when_the_version_was_registered() {
        given(aServiceInProvision(), descriptionRegistered(1), published(LATVIJA_GOV_LV, 1))
                .on("2026-02-20", set(PolicyParameter.CATALOGUE_REFRESH, "P1D").from("2026-03-02"))
                .on("2026-03-01", descriptionRegistered(2))
                .then(CAT_04)
                .at("2026-03-06")
                .is(COMPLIANT, REFRESH_DUE)
                .then(CAT_04)
                .at("2026-03-07")
                .is(NON_COMPLIANT, SHOWS_OTHER_VERSION)
                .on("2026-03-10", descriptionRegistered(3))
                .then(CAT_04)
                .at("2026-03-11")
                .is(COMPLIANT, REFRESH_DUE)
                .then(CAT_04)
                .at("2026-03-12")
                .is(NON_COMPLIANT, SHOWS_OTHER_VERSION)
                .on("2026-03-20", descriptionWithdrawn(3))
                .then(CAT_04)
                .is(NOT_APPLICABLE, NO_DESCRIPTION);
    }

    @Test
    void cat_04_what_is_recorded_late_is_not_late_at_once() {
        given(aServiceInProvision(), descriptionRegistered(1), published(LATVIJA_GOV_LV, 1))
                .on("2026-03-01", descriptionRegistered(2).from("2026-01-10"))
                .then(CAT_04)
                .at("2026-03-06")
                .is(COMPLIANT, REFRESH_DUE)
                .then(CAT_04)
                .at("2026-03-07")
                .is(NON_COMPLIANT, SHOWS_OTHER_VERSION)
                .on("2026-03-10", published(LATVIJA_GOV_LV, 2))
                .on("2026-03-11", descriptionRegistered(3).from("2026-04-01"))
                .then(CAT_04)
                .at("2026-03-31")
                .is(COMPLIANT)
                .then(CAT_04)
                .at("2026-04-06")
                .is(COMPLIANT, REFRESH_DUE)
                .then(CAT_04)
                .at("2026-04-07")
                .is(NON_COMPLIANT, SHOWS_OTHER_VERSION);
    }

    @Test
    void cat_04_a_corrected_text_is_shown_within_the_time_set() {
        given(
                        aServiceInProvision(),
                        descriptionRegistered(1).called("wrong"),
                        published(LATVIJA_GOV_LV, 1),
                        published(INSTITUTION_WEBSITE, 1))
                .on(
                        "2026-03-01",
                        descriptionRegistered(1, description("lv"))
                                .from(Story.FIRST_DAY)
                                .inPlaceOf("wrong"))
                .then(CAT_05)
                .is(COMPLIANT)
                .then(CAT_04)
                .is(COMPLIANT, CORRECTION_DUE)
                .then(CAT_04)
                .at("2026-03-06")
                .is(COMPLIANT, CORRECTION_DUE)
                .then(CAT_04)
                .at("2026-03-07")
                .is(NON_COMPLIANT, SHOWS_UNCORRECTED_TEXT)
                .on("2026-03-10", published(LATVIJA_GOV_LV, 1))
                .then(CAT_04)
                .says(
                        "The corrected text of version 1 was to be shown by 2026-03-06: Official"
                                + " websites of institutions")
                .on("2026-03-11", published(INSTITUTION_WEBSITE, 1).from("2026-02-20"))
                .then(CAT_04)
                .is(NON_COMPLIANT, SHOWS_UNCORRECTED_TEXT)
                .on("2026-03-12", published(INSTITUTION_WEBSITE, 1).from("2026-03-01"))
                .then(CAT_04)
                .is(COMPLIANT);
    }

    @Test
    void cat_04_a_correction_of_what_catalogues_do_not_show_asks_nothing_of_them() {
        given(
                        aServiceInProvision(),
                        descriptionRegistered(1, withOtherFunding()).called("wrong"),
                        published(LATVIJA_GOV_LV, 1))
                .on("2026-03-01", descriptionRegistered(1).from(Story.FIRST_DAY).inPlaceOf("wrong"))
                .then(CAT_04)
                .is(COMPLIANT)
                .then(CAT_05)
                .is(COMPLIANT);
    }

    @Test
    void cat_04_a_correction_gives_no_more_time_for_what_shows_another_version() {
        given(aServiceInProvision(), descriptionRegistered(1), published(LATVIJA_GOV_LV, 1))
                .on("2026-03-01", descriptionRegistered(2).called("wrong"))
                .on(
                        "2026-03-06",
                        descriptionRegistered(2, description("lv"))
                                .from("2026-03-01")
                                .inPlaceOf("wrong"))
                .then(CAT_04)
                .is(COMPLIANT, REFRESH_DUE)
                .then(CAT_04)
                .at("2026-03-07")
                .is(NON_COMPLIANT, SHOWS_OTHER_VERSION);
    }

    @Test
    void cat_05_an_entry_of_a_version_that_an_earlier_release_numbered_anew_shows_that_version() {
        given(
                        aServiceInProvision(),
                        descriptionRegistered(1).called("wrong"),
                        published(LATVIJA_GOV_LV, 1))
                .on("2026-03-01", descriptionRegistered(2).from(Story.FIRST_DAY).inPlaceOf("wrong"))
                .then(CAT_05)
                .is(COMPLIANT)
                .then(CAT_04)
                .is(COMPLIANT);
    }

    @Test
    void cat_08_a_version_cancelled_before_its_day_is_not_offered() {
        given(aServiceInProvision(), descriptionRegistered(1), published(LATVIJA_GOV_LV, 1))
                .on(
                        "2026-03-01",
                        descriptionRegistered(2).from("2026-04-01"),
                        descriptionWithdrawn(1).from("2026-03-10").called("withdrawal"))
                .then(CAT_08)
                .at("2026-03-09")
                .is(NOT_APPLICABLE, DESCRIPTION_IN_FORCE)
                .then(CAT_08)
                .at("2026-03-10")
                .is(COMPLIANT, WITHDRAWAL_DUE)
                .then(CAT_08)
                .at("2026-04-01")
                .is(NON_COMPLIANT, STILL_IN_CATALOGUE)
                .on(
                        "2026-03-05",
                        descriptionWithdrawn(1).from("2026-04-20").inPlaceOf("withdrawal"))
                .then(CAT_08)
                .at("2026-04-19")
                .is(NOT_APPLICABLE, DESCRIPTION_IN_FORCE)
                .then(CAT_08)
                .at("2026-04-20")
                .is(COMPLIANT, WITHDRAWAL_DUE);
    }

    @Test
    void cat_05_entries_show_what_is_registered_and_none_is_typed_in_by_hand() {
        given(aServiceInProvision(), descriptionRegistered(1))
                .then(CAT_05)
                .is(NOT_APPLICABLE, NOT_PUBLISHED)
                .on("2026-02-02", published(LATVIJA_GOV_LV, 1))
                .then(CAT_05)
                .is(COMPLIANT)
                .on("2026-02-03", published(INSTITUTION_WEBSITE, 1, PublicationWay.BY_HAND))
                .then(CAT_05)
                .is(NON_COMPLIANT, TYPED_IN_BY_HAND)
                .on("2026-02-04", published(LATVIJA_GOV_LV, 7))
                .then(CAT_05)
                .is(NON_COMPLIANT, TYPED_IN_BY_HAND, UNREGISTERED_VERSION)
                .on("2026-02-05", published(LATVIJA_GOV_LV, 1), published(INSTITUTION_WEBSITE, 1))
                .then(CAT_05)
                .is(COMPLIANT);
    }

    @Test
    void cat_05_what_shows_no_registered_version_was_made_beside_the_register() {
        given(aServiceInProvision(), shownAt(ONE_SITE, null))
                .then(CAT_05)
                .is(NON_COMPLIANT, UNREGISTERED_VERSION)
                .then(CAT_05)
                .says(
                        "Shows a description that is not registered: Official websites of"
                                + " institutions (https://www.example.lv)")
                .on("2026-02-02", shownAt(ONE_SITE, 1))
                .then(CAT_05)
                .at("2026-02-04")
                .is(NON_COMPLIANT, UNREGISTERED_VERSION)
                // registered is what is registered for a later day, too: CAT-04 tells the rest
                .on("2026-02-05", descriptionRegistered(1).from("2026-02-10"))
                .then(CAT_05)
                .at("2026-02-05")
                .is(COMPLIANT);
    }

    @Test
    void cat_04_what_shows_no_version_does_not_show_the_current_one() {
        given(aServiceInProvision(), shownAt(ONE_SITE, null))
                .on("2026-03-01", descriptionRegistered(1))
                .then(CAT_04)
                .at("2026-03-06")
                .is(COMPLIANT, REFRESH_DUE)
                .then(CAT_04)
                .at("2026-03-07")
                .is(NON_COMPLIANT, SHOWS_OTHER_VERSION)
                .on("2026-03-10", shownAt(ONE_SITE, 1))
                .then(CAT_04)
                .is(COMPLIANT);
    }

    @Test
    void an_entry_is_that_of_one_site() {
        given(
                        aServiceInProvision(),
                        descriptionRegistered(1),
                        shownAt(ONE_SITE, 1),
                        shownAt(OTHER_SITE, 7))
                .then(CAT_05)
                .is(NON_COMPLIANT, UNREGISTERED_VERSION)
                .on("2026-01-06", seenAt(ONE_SITE, true))
                .then(CAT_06)
                .is(NOT_ASSESSED, NOT_CHECKED)
                .on("2026-01-07", seenAt(OTHER_SITE, false))
                .then(CAT_06)
                .is(NON_COMPLIANT, SEEN_UNAVAILABLE)
                .on("2026-01-08", withdrawnFrom(OTHER_SITE))
                .then(CAT_05)
                .is(COMPLIANT)
                .then(CAT_06)
                .is(COMPLIANT);
    }

    @Test
    void cat_01_whatever_else_shows_the_service_its_own_catalogue_has_to() {
        given(aServiceInProvision(), descriptionRegistered(1), published(BUSINESS_GOV_LV, 1))
                .then(CAT_01)
                .is(NON_COMPLIANT, NOT_IN_CATALOGUE)
                .then(CAT_05)
                .is(COMPLIANT);
    }

    @Test
    void cat_06_the_last_check_is_recent_and_saw_the_entry() {
        given(aServiceInProvision(), descriptionRegistered(1))
                .then(CAT_06)
                .is(NOT_APPLICABLE, NOT_PUBLISHED)
                .on("2026-02-02", published(LATVIJA_GOV_LV, 1))
                .then(CAT_06)
                .is(NOT_ASSESSED, NOT_CHECKED)
                .on("2026-02-10", seen(LATVIJA_GOV_LV, false))
                .then(CAT_06)
                .is(NON_COMPLIANT, SEEN_UNAVAILABLE)
                .on("2026-02-11", seen(LATVIJA_GOV_LV, true))
                .then(CAT_06)
                .is(COMPLIANT)
                .then(CAT_06)
                .at("2026-03-12")
                .is(COMPLIANT)
                .then(CAT_06)
                .at("2026-03-13")
                .is(COMPLIANT)
                .then(CAT_06)
                .at("2026-03-14")
                .is(NOT_ASSESSED, CHECK_STALE);
    }

    @Test
    void cat_06_a_check_does_not_outlive_the_entry() {
        given(aServiceInProvision(), descriptionRegistered(1), published(LATVIJA_GOV_LV, 1))
                .on("2026-02-10", seen(LATVIJA_GOV_LV, true))
                .then(CAT_06)
                .is(COMPLIANT)
                .on("2026-02-11", withdrawn(LATVIJA_GOV_LV))
                .then(CAT_06)
                .is(NOT_APPLICABLE, NOT_PUBLISHED)
                .on("2026-02-12", published(LATVIJA_GOV_LV, 1))
                .then(CAT_06)
                .is(NOT_ASSESSED, NOT_CHECKED);
    }

    @Test
    void cat_06_the_interval_is_the_one_in_force_at_the_instant_judged() {
        given(aServiceInProvision(), descriptionRegistered(1), published(LATVIJA_GOV_LV, 1))
                .on("2026-02-10", seen(LATVIJA_GOV_LV, true))
                .on("2026-02-12", set(PolicyParameter.CATALOGUE_CHECK, "P7D").from("2026-02-25"))
                .then(CAT_06)
                .at("2026-02-24")
                .is(COMPLIANT)
                .then(CAT_06)
                .at("2026-02-25")
                .is(NOT_ASSESSED, CHECK_STALE);
    }

    @Test
    void cat_07_there_is_additional_information() {
        given(aPlannedService())
                .then(CAT_07)
                .is(NOT_APPLICABLE, SERVICE_PLANNED)
                .on("2026-02-02", SomeFacts.entered(LifecycleStage.DELIVERY_OR_USE))
                .then(CAT_07)
                .is(NON_COMPLIANT, NO_ADDITIONAL_INFORMATION)
                .on("2026-02-03", additionalInformation())
                .then(CAT_07)
                .is(COMPLIANT);
    }

    @Test
    void cat_07_information_that_ended_is_none() {
        // positions are 10, 20, 30 ... in the order of telling
        given(aServiceInProvision(), additionalInformation().called("video"))
                .on("2026-02-02", informationEnded(20).from("2026-03-01"))
                .then(CAT_07)
                .at("2026-02-28")
                .is(COMPLIANT)
                .then(CAT_07)
                .at("2026-03-01")
                .is(NON_COMPLIANT, NO_ADDITIONAL_INFORMATION)
                .on("2026-02-03", additionalInformation().inPlaceOf("video"))
                .then(CAT_07)
                .at("2026-03-01")
                .is(NON_COMPLIANT, NO_ADDITIONAL_INFORMATION)
                .on("2026-02-04", additionalInformation())
                .then(CAT_07)
                .at("2026-03-01")
                .is(COMPLIANT);
    }

    @Test
    void cat_08_what_is_withdrawn_leaves_the_catalogues_in_time() {
        given(aPlannedService())
                .then(CAT_08)
                .is(NOT_APPLICABLE, SERVICE_PLANNED)
                .on("2026-02-02", SomeFacts.entered(LifecycleStage.DELIVERY_OR_USE))
                .then(CAT_08)
                .is(COMPLIANT)
                .on("2026-02-03", descriptionRegistered(1), published(LATVIJA_GOV_LV, 1))
                .then(CAT_08)
                .is(NOT_APPLICABLE, DESCRIPTION_IN_FORCE)
                .on("2026-03-01", descriptionWithdrawn(1))
                .then(CAT_08)
                .is(COMPLIANT, WITHDRAWAL_DUE)
                .then(CAT_08)
                .at("2026-03-06")
                .is(COMPLIANT, WITHDRAWAL_DUE)
                .then(CAT_08)
                .at("2026-03-07")
                .is(NON_COMPLIANT, STILL_IN_CATALOGUE)
                .on("2026-03-10", withdrawn(LATVIJA_GOV_LV))
                .then(CAT_08)
                .is(COMPLIANT);
    }

    @Test
    void cat_08_a_liquidated_service_leaves_the_catalogues_in_time() {
        given(aServiceInProvision(), descriptionRegistered(1), published(LATVIJA_GOV_LV, 1))
                .on("2026-02-02", liquidated().from("2026-03-01"))
                .then(CAT_08)
                .at("2026-02-28")
                .is(NOT_APPLICABLE, DESCRIPTION_IN_FORCE)
                .then(CAT_08)
                .at("2026-03-01")
                .is(COMPLIANT, WITHDRAWAL_DUE)
                .then(CAT_08)
                .at("2026-03-06")
                .is(COMPLIANT, WITHDRAWAL_DUE)
                .then(CAT_08)
                .at("2026-03-07")
                .is(NON_COMPLIANT, STILL_IN_CATALOGUE)
                .on("2026-04-01", withdrawn(LATVIJA_GOV_LV).from("2026-03-02"))
                .then(CAT_08)
                .is(COMPLIANT);
    }
}
