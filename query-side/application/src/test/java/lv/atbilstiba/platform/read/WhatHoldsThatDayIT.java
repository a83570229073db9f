package lv.atbilstiba.platform.read;

import static lv.atbilstiba.audit.read.Examples.AGENCY;
import static lv.atbilstiba.audit.read.Examples.ANNA;
import static lv.atbilstiba.audit.read.Examples.BERTA;
import static lv.atbilstiba.audit.read.Examples.MARCH;
import static lv.atbilstiba.audit.read.Examples.MINISTRY;
import static lv.atbilstiba.audit.read.Examples.ORDER;
import static lv.atbilstiba.audit.read.Examples.SERVICE;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.compliance.read.QuerySide;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ManagementRole;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing and the lists tell what holds on the day of the answer, by whatever they are narrowed:
 * what is dated ahead is not told as if it held, nor what was recorded late as if it were new.
 */
class WhatHoldsThatDayIT {
    private static final LocalDate DAY = MARCH.plusDays(20);
    private static final LocalDate BEFORE = DAY.minusDays(1);
    private static final String ONE = "/api/services/" + SERVICE.value();
    private static final QuerySide REGISTER = new QuerySide();
    private static final List<Recorded<Object>> FACTS = new ArrayList<>();

    @BeforeAll
    static void record() throws SQLException {
        record(new InstitutionRegistered(MINISTRY, ministry(), MARCH, false), null);
        record(new InstitutionRegistered(AGENCY, Examples.agency("Dienests"), MARCH, false), null);
        record(Examples.registered(), null);
        record(new ServiceManagerAppointed(SERVICE, ANNA, MARCH, ORDER), null);
        record(published(CatalogueCode.LATVIJA_GOV_LV, MARCH), null);
        record(Examples.described(1, "Bez maksas"), null);
        // all of this is dated ahead
        record(
                new InstitutionChanged(
                        AGENCY,
                        new InstitutionDetails(
                                new LocalizedText("Patstāvīga", null), InstitutionKind.COURT, null),
                        DAY),
                null);
        record(
                new ManagementRolesDeclared(
                        AGENCY, Ordered.set(List.of(ManagementRole.SERVICE_OWNER)), DAY),
                null);
        record(new ServiceChanged(SERVICE, shared(), DAY), null);
        record(new ServiceManagerReleased(SERVICE, ANNA, DAY, ORDER), null);
        record(new ServiceManagerAppointed(SERVICE, BERTA, DAY, ORDER), null);
        record(new CatalogueEntryWithdrawn(SERVICE, CatalogueCode.LATVIJA_GOV_LV, null, DAY), null);
        record(published(CatalogueCode.BUSINESS_GOV_LV, DAY), null);
        var closing =
                record(
                        new LifecycleStageEntered(SERVICE, AGENCY, LifecycleStage.LIQUIDATION, DAY),
                        null);
        // mended, and mended again by its first position
        for (int later : new int[] {1, 3})
            record(
                    new LifecycleStageEntered(
                            SERVICE, AGENCY, LifecycleStage.LIQUIDATION, DAY.plusDays(later)),
                    closing);
        // recorded late: it held until what is said above
        record(
                new LifecycleStageEntered(
                        SERVICE, AGENCY, LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, MARCH),
                null);
        var grace = record(grace("P14D"), null);
        record(grace("P21D"), null);
        // the first one's basis was wrong: the second one holds all the same
        record(
                new PolicyParameterSet(
                        PolicyParameter.VACANCY_GRACE, "P14D", DAY, new Basis("Cits rīkojums")),
                grace);
        REGISTER.record(FACTS);
    }

    @AfterAll
    static void stop() {
        REGISTER.close();
    }

    @Test
    void one_service() {
        var before = on(BEFORE, ONE);
        assertThat(before.at("/details/kind").asString()).isEqualTo("PUBLIC_INDIVIDUAL_BENEFIT");
        assertThat(before.at("/stage/code").asString()).isEqualTo("MAINTENANCE_AND_IMPROVEMENT");
        assertThat(before.at("/manager/person").asString()).isEqualTo(ANNA.value().toString());
        assertThat(before.at("/manager/until").asString()).isEqualTo(DAY.toString());
        assertThat(before.path("catalogues").size()).isEqualTo(1);
        assertThat(before.at("/catalogues/0/withdrawnOn").asString()).isEqualTo(DAY.toString());
        assertThat(before.path("ahead").size()).isEqualTo(6);
        assertThat(before.at("/ahead/5/effectiveOn").asString())
                .isEqualTo(DAY.plusDays(3).toString());
        assertThat(before.at("/ahead/5/type").asString()).isEqualTo("LifecycleStageEntered");

        for (var day : List.of(DAY, DAY.plusDays(1))) {
            var then = on(day, ONE);
            assertThat(then.at("/details/kind").asString()).isEqualTo("PUBLIC_GENERAL_BENEFIT");
            assertThat(then.at("/manager/person").asString()).isEqualTo(BERTA.value().toString());
            assertThat(then.at("/manager/until").isMissingNode()).isTrue();
            assertThat(then.path("catalogues").size()).isEqualTo(2);
            assertThat(then.path("ahead").size()).isEqualTo(1);
        }
        assertThat(on(DAY.plusDays(2), ONE).at("/stage/code").asString())
                .isEqualTo("MAINTENANCE_AND_IMPROVEMENT");
        var closed = on(DAY.plusDays(3), ONE);
        assertThat(closed.at("/stage/code").asString()).isEqualTo("LIQUIDATION");
        assertThat(closed.path("ahead").size()).isZero();
    }

    @Test
    void one_institution() {
        var path = "/api/institutions/" + AGENCY.registrationNumber();
        assertThat(on(BEFORE, path).path("under").asString())
                .isEqualTo(MINISTRY.registrationNumber());
        assertThat(on(BEFORE, path).path("roles").size()).isZero();
        assertThat(on(BEFORE, path).at("/ahead/0/type").asString()).isEqualTo("InstitutionChanged");
        for (var day : List.of(DAY, DAY.plusDays(1))) {
            assertThat(on(day, path).at("/name/lv").asString()).isEqualTo("Patstāvīga");
            assertThat(on(day, path).path("under").isMissingNode()).isTrue();
            assertThat(on(day, path).path("roles").size()).isEqualTo(1);
            assertThat(on(day, path).path("ahead").size()).isZero();
        }
    }

    @Test
    void lists_and_what_they_are_narrowed_by() {
        isListed("/api/services?kind=PUBLIC_INDIVIDUAL_BENEFIT", true, false);
        isListed("/api/services?kind=PUBLIC_GENERAL_BENEFIT", false, true);
        isListed("/api/services?manager=" + ANNA.value(), true, false);
        isListed("/api/services?manager=" + BERTA.value(), false, true);
        isListed("/api/services?catalogue=LATVIJA_GOV_LV", true, false);
        isListed("/api/services?catalogue=BUSINESS_GOV_LV", false, true);
        isListed("/api/services?text=atlauja", true, false);
        isListed("/api/services?stage=MAINTENANCE_AND_IMPROVEMENT", true, true);
        isListed("/api/services?stage=LIQUIDATION", false, false);
        isListed("/api/catalogue/services?catalogue=LATVIJA_GOV_LV", true, false);
        isListed("/api/catalogue/services?catalogue=BUSINESS_GOV_LV", false, true);
        isListed("/api/catalogue/services?kind=PUBLIC_INDIVIDUAL_BENEFIT", true, false);
        var under = "/api/institutions?under=" + MINISTRY.registrationNumber();
        isListed(under, true, false);
        isListed("/api/institutions?kind=COURT", false, true);
        isListed("/api/institutions?role=SERVICE_OWNER", false, true);

        var closed = "/api/services?stage=LIQUIDATION";
        assertThat(on(DAY.plusDays(2), closed).path("items").size()).isZero();
        assertThat(on(DAY.plusDays(3), closed).path("items").size()).isEqualTo(1);
        // now all of it has come
        assertThat(REGISTER.get("auditor", closed).json().path("items").size()).isEqualTo(1);
        assertThat(REGISTER.get("auditor", under).json().path("items").size()).isZero();
    }

    @Test
    void parameters() {
        for (var day : List.of(DAY, DAY.plusDays(1))) assertThat(graceOn(day)).isEqualTo("P21D");
        assertThat(graceOn(BEFORE)).isEqualTo("P30D");
    }

    private static String graceOn(LocalDate day) {
        for (var parameter : on(day, "/api/policy/parameters").path("parameters"))
            if (parameter.path("name").asString().equals("vacancyGrace"))
                return parameter.path("value").asString();
        throw new AssertionError("no parameter of that name");
    }

    private static void isListed(String list, boolean before, boolean since) {
        assertThat(on(BEFORE, list).path("items").size()).as(list).isEqualTo(before ? 1 : 0);
        for (var day : List.of(DAY, DAY.plusDays(1)))
            assertThat(on(day, list).path("items").size()).as(list).isEqualTo(since ? 1 : 0);
    }

    /** At the first moment of a day in Riga. */
    private static JsonNode on(LocalDate day, String path) {
        var asOf = (path.contains("?") ? "&" : "?") + "asOf=" + RigaCalendar.startOf(day);
        var answer =
                REGISTER.get(
                        "auditor",
                        path + asOf,
                        "Wait-For-Position",
                        FACTS.getLast().position() + ";wait=10");
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    private static long record(Object event, @Nullable Long mistake) {
        long position = FACTS.size() + 1;
        FACTS.add(
                Examples.fact(
                        position,
                        event,
                        mistake == null ? null : new Correction(mistake, "kļūda")));
        return position;
    }

    private static PolicyParameterSet grace(String value) {
        return new PolicyParameterSet(PolicyParameter.VACANCY_GRACE, value, DAY, ORDER);
    }

    private static CatalogueEntryPublished published(CatalogueCode catalogue, LocalDate from) {
        return new CatalogueEntryPublished(
                SERVICE, catalogue, null, 1, PublicationWay.AUTOMATED, from);
    }

    private static InstitutionDetails ministry() {
        return new InstitutionDetails(
                new LocalizedText("Ministrija", null), InstitutionKind.MINISTRY, null);
    }

    private static ServiceDetails shared() {
        var before = Examples.registered().details();
        return new ServiceDetails(
                new LocalizedText("Vispārējs labums", null),
                before.nationalCode(),
                before.sourceId(),
                ServiceKind.PUBLIC_GENERAL_BENEFIT,
                before.audiences(),
                before.deliveryForms(),
                before.complexity(),
                before.coreFunction(),
                before.needs(),
                before.lifeSituations());
    }
}
