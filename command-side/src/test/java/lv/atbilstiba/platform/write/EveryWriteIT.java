package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Views;
import lv.atbilstiba.platform.write.Register.Answer;
import lv.atbilstiba.policy.api.PolicyId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;

/** Every write there is, over HTTP on a real database: each follows its cause at once. */
class EveryWriteIT extends OverHttp {
    private final LocalDate today = RigaCalendar.dayOf(Instant.now());
    @Autowired private EventLog log;
    @Autowired private Views views;

    private Writes lead() {
        return new Writes(stateLead());
    }

    private Writes manager(String institution) {
        return new Writes(nobody().as(Tokens.portfolioManagerOf(institution)));
    }

    /** Changes whatever version there is; what is new has none. */
    private record Writes(Register register) {
        Answer post(String path, String body) {
            return register.post(path, body);
        }

        Answer put(String path, String body) {
            return register.with("If-Match", "*").put(path, body);
        }

        Answer delete(String path) {
            return register.with("If-Match", "*").send("DELETE", path, null);
        }
    }

    /** By itself, once there is a first fact; that makes the policy. */
    private void theRegisterHasOpened() {
        var end = System.nanoTime() + 20_000_000_000L;
        while (log.of(PolicyId.STATE.toString()).isEmpty()) {
            assertThat(System.nanoTime()).as("it opens in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void an_agency_goes_all_the_way_from_its_registration_to_the_end_of_a_service() {
        var ministry = "90000000101";
        var agency = "90000000102";

        // the state lead takes a ministry and its agency in
        accepted(201, register(ministry, "MINISTRY", null));
        accepted(201, register(agency, "SUBORDINATE_INSTITUTION", ministry));
        accepted(
                200,
                lead().put(
                                "/api/institutions/" + ministry + "/roles",
                                "{\"roles\": [\"STATE_LEAD\", \"SECTOR_LEAD\"]}"));
        // another one leads from the day on which this one no longer does, and not a day before
        var otherMinistry = newNumber();
        accepted(201, register(otherMinistry, "MINISTRY", null));
        var lead = "{\"roles\": [\"STATE_LEAD\"], \"effectiveOn\": \"%s\"}";
        var roles = "/api/institutions/" + otherMinistry + "/roles";
        var leadsNoMore =
                accepted(
                        200,
                        lead().put(
                                        "/api/institutions/" + ministry + "/roles",
                                        "{\"roles\": [\"SECTOR_LEAD\"], \"effectiveOn\": \"%s\"}"
                                                .formatted(today.plusDays(30))));
        refused(
                lead().put(roles, lead.formatted(today.plusDays(29))),
                409,
                "/problems/institution/state-lead-already-declared",
                "/roles");
        var leads = accepted(200, lead().put(roles, lead.formatted(today.plusDays(30))));
        // looked up a little late, so it is a courtesy only
        awaitLookup(Long.parseLong(String.valueOf(leads.header("Event-Position"))));
        refused(
                lead().put(
                                "/api/institutions/" + ministry + "/roles",
                                """
                                {"roles": ["SECTOR_LEAD"], "effectiveOn": "%s",
                                 "corrects": {"position": %s, "reason": "Diena"}}
                                """
                                        .formatted(
                                                today.plusDays(40),
                                                leadsNoMore.header("Event-Position"))),
                409,
                "/problems/institution/state-lead-already-declared",
                "/roles");
        refused(
                lead().put(
                                "/api/institutions/" + ministry,
                                "{\"name\": {\"lv\": \"Ministrija\"}, \"kind\": \"OTHER\"}"),
                409,
                "/problems/institution/others-are-under-it",
                "/kind");
        theRegisterHasOpened();
        accepted(
                200,
                lead().put(
                                "/api/policy/parameters/vacancyGrace",
                                "{\"value\": \"P60D\", \"basis\": \"MK noteikumi Nr. 100\"}"));

        accepted(
                200,
                lead().put(
                                "/api/policy/territories/9900000",
                                """
                                {"name": {"lv": "Parauga novads"}, "from": "2020-01-01", "basis": "ATVK"}
                                """));
        accepted(
                200,
                lead().put(
                                "/api/policy/territories/9900100",
                                """
                                {"name": {"lv": "Parauga pagasts"}, "parent": "9900000",
                                 "from": "2020-01-01", "basis": "ATVK"}
                                """));
        refused(
                lead().put(
                                "/api/policy/territories/9900100",
                                """
                                {"name": {"lv": "Parauga pagasts"}, "parent": "9900100",
                                 "from": "2021-01-01", "basis": "ATVK"}
                                """),
                409,
                "/problems/policy/territory-within-itself",
                "/parent");

        // the agency says who it is, and names its people
        var us = manager(agency);
        accepted(
                200,
                us.put(
                        "/api/institutions/" + agency,
                        """
                        {"name": {"lv": "Pensiju aģentūra"}, "kind": "SUBORDINATE_INSTITUTION",
                         "under": "%s"}
                        """
                                .formatted(ministry)));
        var anna = staff(us, agency, "Anna Bērziņa");
        var berta = staff(us, agency, "Berta Kalniņa");
        accepted(
                200,
                us.put("/api/staff/" + anna, "{\"name\": \"Anna Ozola\", \"post\": \"Vadītāja\"}"));
        var herself =
                new Writes(
                        linked(
                                anna,
                                Tokens.person("portfolio-manager", "anna-of-pensions", agency)));
        accepted(
                200,
                us.put(
                        "/api/institutions/" + agency + "/portfolio-manager",
                        "{\"person\": \"%s\", \"basis\": \"Rīkojums 1\"}".formatted(anna)));

        // a second portfolio manager is one too many
        var second =
                us.put(
                        "/api/institutions/" + agency + "/portfolio-manager",
                        "{\"person\": \"%s\", \"basis\": \"Rīkojums 2\"}".formatted(berta));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.type())
                .isEqualTo("/problems/institution/portfolio-manager-already-appointed");
        assertThat(second.json().path("heldBy").asString()).isEqualTo(anna);

        // a service, its manager and its provider
        var pension =
                id(
                        accepted(
                                201,
                                us.post(
                                        "/api/services",
                                        """
                                        {"owner": "%s", "name": {"lv": "Vecuma pensija"},
                                         "kind": "PUBLIC_INDIVIDUAL_BENEFIT",
                                         "audiences": ["RESIDENT"], "deliveryForms": ["E"],
                                         "stage": "INTRODUCTION_OR_ADAPTATION"}
                                        """
                                                .formatted(agency))));
        var service = "/api/services/" + pension;
        accepted(
                200,
                us.put(
                        service,
                        """
                        {"name": {"lv": "Vecuma pensija"}, "kind": "PUBLIC_INDIVIDUAL_BENEFIT",
                         "audiences": ["RESIDENT"], "deliveryForms": ["E", "F"],
                         "complexity": "SIMPLE", "coreFunction": "Pensiju piešķiršana",
                         "needs": [{"lv": "Ienākumi vecumdienās"}],
                         "lifeSituations": ["RETIREMENT"]}
                        """));
        accepted(200, us.put(service + "/lifecycle-stage", "{\"stage\": \"DELIVERY_OR_USE\"}"));
        accepted(
                200,
                us.put(
                        service + "/manager",
                        "{\"person\": \"%s\", \"basis\": \"Rīkojums 3\"}".formatted(berta)));
        accepted(
                200,
                us.put(
                        service + "/providers/" + agency,
                        "{\"responsible\": [\"%s\", \"%s\"]}".formatted(anna, berta)));

        // its description, where it is shown, and what else there is
        refused(
                us.post(service + "/descriptions", "{\"management\": {\"funding\": \"Budžets\"}}"),
                422,
                "/problems/service/description-part-missing",
                "/requestAndReceipt");
        accepted(
                201,
                us.post(
                        service + "/descriptions",
                        """
                        {"management": {"funding": "Budžets"},
                         "requestAndReceipt": {"timeLimit": "P10D",
                           "texts": {"lv": {"title": "Vecuma pensija"}}}}
                        """));
        accepted(200, us.post(service + "/description-reviews", "{}"));
        var catalogue = service + "/catalogues/LATVIJA_GOV_LV";
        accepted(200, us.put(catalogue, "{\"version\": 1, \"way\": \"AUTOMATED\"}"));
        accepted(200, us.post(catalogue + "/checks", "{\"available\": true}"));
        accepted(200, us.put(service + "/catalogues/BUSINESS_GOV_LV", "{\"way\": \"BY_HAND\"}"));
        accepted(
                200,
                us.put(
                        service + "/catalogues/INSTITUTION_WEBSITE",
                        """
                        {"site": "https://www.example.lv", "version": 1, "way": "AUTOMATED"}
                        """));
        accepted(
                200,
                us.delete(
                        service
                                + "/catalogues/INSTITUTION_WEBSITE?site=https%3A%2F%2Fwww.example.lv"));
        refused(
                us.put(
                        catalogue,
                        """
                        {"site": "https://latvija.gov.lv", "version": 1, "way": "AUTOMATED"}
                        """),
                422,
                "/problems/catalogue/catalogue-is-one-site",
                "/site");
        var video =
                accepted(
                                200,
                                us.post(
                                        service + "/supplementary-information",
                                        "{\"form\": \"VIDEO\", \"title\": {\"lv\": \"Kā"
                                                + " pieteikties\"}}"))
                        .header("Event-Position");
        accepted(200, us.delete(service + "/supplementary-information/" + video));
        refused(
                us.delete(service + "/supplementary-information/1"),
                409,
                "/problems/catalogue/no-such-information",
                "path:position");

        // who can reach it
        accepted(
                200,
                us.put(
                        service + "/accessibility/multi-channel",
                        """
                        {"options": {"requesting": ["REMOTE_ELECTRONIC", "ONSITE_PHYSICAL"],
                                     "receiving": ["REMOTE_ELECTRONIC", "REMOTE_PHYSICAL"],
                                     "recipientChooses": true}}
                        """));
        accepted(
                200,
                us.put(
                        service + "/accessibility/territorial",
                        """
                        {"options": {"requesting": ["WHOLE_LATVIA"], "requestingIn": ["9900100"],
                                     "receiving": ["WHOLE_LATVIA"], "support": ["WHOLE_LATVIA"],
                                     "recipientChooses": true}}
                        """));
        var target = service + "/accessibility/territorial/target";
        accepted(200, us.put(target, "{\"territory\": \"9900100\", \"basis\": \"Noteikumi 7\"}"));
        refused(
                us.put(target, "{\"territory\": \"9999999\", \"basis\": \"Noteikumi 7\"}"),
                409,
                "/problems/accessibility/territory-unknown",
                "");
        accepted(200, us.delete(target + "?basis=Noteikumi%208"));
        accepted(
                200,
                us.put(
                        service + "/accessibility/all-groups",
                        "{\"options\": {\"measures\": {\"LOW_INCOME\": \"Bezmaksas datori\"}}}"));
        refused(
                us.put(service + "/accessibility/cross-border", "{}"),
                422,
                "/problems/accessibility/options-or-not-applicable",
                "/options");
        accepted(
                200,
                us.put(
                        service + "/accessibility/cross-border",
                        "{\"notApplicable\": {\"justification\": \"Tikai Latvijas pensijām\"}}"));
        accepted(200, herself.post(service + "/accessibility/cross-border/confirmation", "{}"));
        // nobody confirms what she claimed, be it that she mended it only
        var own = "{\"notApplicable\": {\"justification\": \"Tikai uz vietas\"}%s}";
        var claimed =
                accepted(
                        200, herself.put(service + "/accessibility/all-groups", own.formatted("")));
        var herOwn = service + "/accessibility/all-groups/confirmation";
        refused(
                herself.post(herOwn, "{}"),
                409,
                "/problems/accessibility/claimed-by-the-confirmer",
                "");
        accepted(
                200,
                us.put(
                        service + "/accessibility/all-groups",
                        own.formatted(
                                ", \"corrects\": {\"position\": %s, \"reason\": \"Kļūda\"}"
                                        .formatted(claimed.header("Event-Position")))));
        refused(
                herself.post(herOwn, "{}"),
                409,
                "/problems/accessibility/claimed-by-the-confirmer",
                "");
        accepted(
                200,
                us.post(
                        service + "/accessibility-reviews",
                        "{\"kinds\": [\"MULTICHANNEL\", \"TERRITORIAL\"]}"));

        accepted(200, us.delete(service + "/accessibility/all-groups"));
        assertThat(us.delete(service + "/accessibility/all-kinds").status()).isEqualTo(400);

        // a mistake is mended by a fact that names the wrong one
        var stage = us.put(service + "/lifecycle-stage", "{\"stage\": \"LIQUIDATION\"}");
        accepted(200, stage);
        accepted(
                200,
                us.put(
                        service + "/lifecycle-stage",
                        """
                        {"stage": "MAINTENANCE_AND_IMPROVEMENT",
                         "corrects": {"position": %s, "reason": "Nepareizā rinda"}}
                        """
                                .formatted(stage.header("Event-Position"))));

        // Berta leaves: the register releases her
        var left = accepted(200, us.delete("/api/staff/" + berta + "?leftOn=" + today));
        var position = Long.parseLong(String.valueOf(left.header("Event-Position")));
        assertThat(log.await(position + 2, Duration.ofSeconds(10))).isTrue();
        var byItself = log.after(position, 10).stream().map(Object::toString).toList();
        assertThat(byItself)
                .anyMatch(event -> event.endsWith("ServiceManagerReleased"))
                .anyMatch(event -> event.endsWith("ProviderEngaged"));

        // and it all ends
        accepted(200, us.delete(catalogue));
        accepted(200, us.delete(service + "/descriptions/current?basis=Beigas"));
        accepted(200, us.delete(service + "/providers/" + agency));
        // nothing is left to release: a quiet answer
        accepted(200, us.delete(service + "/manager?basis=Beigas"));
        accepted(200, us.delete("/api/institutions/" + agency + "/portfolio-manager?basis=Beigas"));
        // people were served: that it never was a service only the state lead can say
        var annulment = "{\"basis\": \"Reģistrēts divreiz\"}";
        refused(
                us.post(service + "/annulment", annulment),
                403,
                "/problems/service/was-in-provision",
                "");
        accepted(200, lead().post(service + "/annulment", annulment));
        refused(
                us.put(service + "/lifecycle-stage", "{\"stage\": \"LIQUIDATION\"}"),
                409,
                "/problems/service/annulled",
                "");
    }

    @Test
    void a_second_registration_says_so() {
        accepted(201, register("90000000111", "COURT", null));

        refused(
                register("90000000111", "COURT", null),
                409,
                "/problems/institution/already-registered",
                "");
    }

    @Test
    void another_institutions_service_answers_like_a_missing_one() {
        accepted(201, register("90000000121", "MUNICIPALITY", null));
        accepted(201, register("90000000122", "MUNICIPALITY", null));
        var theirs =
                id(
                        accepted(
                                201,
                                manager("90000000121")
                                        .post(
                                                "/api/services",
                                                """
                                                {"owner": "90000000121", "stage": "PLANNING",
                                                 "name": {"lv": "Bērnudārzs"}}
                                                """)));

        var answer =
                manager("90000000122")
                        .put(
                                "/api/services/" + theirs + "/lifecycle-stage",
                                "{\"stage\": \"LIQUIDATION\"}");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void a_long_history_is_snapshotted_and_the_decisions_stay_the_same() {
        var owner = "90000000131";
        accepted(201, register(owner, "MUNICIPALITY", null));
        var us = manager(owner);
        var anna = staff(us, owner, "Anna Bērziņa");
        var berta = staff(us, owner, "Berta Kalniņa");
        var service =
                "/api/services/"
                        + id(
                                accepted(
                                        201,
                                        us.post(
                                                "/api/services",
                                                """
                                                {"owner": "%s", "stage": "DELIVERY_OR_USE",
                                                 "name": {"lv": "Bērnudārzs"}, "needs": [{"lv": "Bērns pieskatīts"}]}
                                                """
                                                        .formatted(owner))));
        var appointed =
                accepted(
                        200,
                        us.put(
                                service + "/manager",
                                "{\"person\": \"%s\", \"basis\": \"1\"}".formatted(anna)));
        accepted(
                200,
                us.put(
                        service + "/providers/" + owner,
                        "{\"responsible\": [\"%s\"]}".formatted(anna)));
        accepted(
                201,
                us.post(
                        service + "/descriptions",
                        """
                        {"management": {"funding": "Budžets"},
                         "requestAndReceipt": {"timeLimit": "P10D",
                           "texts": {"lv": {"title": "Bērnudārzs"}}}}
                        """));
        accepted(
                200,
                us.post(
                        service + "/supplementary-information",
                        "{\"form\": \"VIDEO\", \"title\": {\"lv\": \"Kā pieteikties\"}}"));
        accepted(
                200,
                us.put(
                        service + "/accessibility/cross-border",
                        "{\"notApplicable\": {\"justification\": \"Tikai novadā\"}}"));
        var catalogue = service + "/catalogues/LATVIJA_GOV_LV";
        accepted(200, us.put(catalogue, "{\"version\": 1, \"way\": \"AUTOMATED\"}"));

        for (var look = 0; look < 210; look++) {
            accepted(
                    200,
                    us.post(catalogue + "/checks", "{\"available\": %s}".formatted(look % 2 == 0)));
        }

        assertThat(
                        jdbc().sql("SELECT count(*) FROM eventstore.snapshot_event")
                                .query(Long.class)
                                .single())
                .isPositive();
        refused(
                us.put(
                        service + "/manager",
                        "{\"person\": \"%s\", \"basis\": \"2\"}".formatted(berta)),
                409,
                "/problems/service/manager-already-appointed",
                "");
        accepted(
                200,
                us.put(
                        service + "/manager",
                        """
                        {"person": "%s", "basis": "2",
                         "corrects": {"position": %s, "reason": "Cita persona"}}
                        """
                                .formatted(berta, appointed.header("Event-Position"))));
    }

    private Answer register(String number, String kind, @Nullable String under) {
        return lead().post(
                        "/api/institutions",
                        """
                        {"registrationNumber": "%s", "name": {"lv": "Iestāde %s"}, "kind": "%s",
                         "under": %s, "baseline": true, "participantSince": "2024-01-01"}
                        """
                                .formatted(
                                        number,
                                        number,
                                        kind,
                                        under == null ? "null" : "\"" + under + "\""));
    }

    private static String staff(Writes register, String institution, String name) {
        return id(
                accepted(
                        201,
                        register.post(
                                "/api/institutions/" + institution + "/staff",
                                "{\"name\": \"%s\", \"post\": \"Vadītāja\"}".formatted(name))));
    }

    private static Answer accepted(int status, Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.header("ETag")).isNotNull();
        assertThat(answer.header("Event-Position")).isNotNull();
        return answer;
    }

    private void awaitLookup(long position) {
        try {
            assertThat(
                            views.awaitPosition(
                                    ProjectionName.of("institution.lookup"),
                                    position,
                                    Duration.ofSeconds(10)))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void refused(Answer answer, int status, String type, String pointer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(type);
        assertThat(answer.json().at("/errors/0/pointer").asString("")).isEqualTo(pointer);
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asString();
    }
}
