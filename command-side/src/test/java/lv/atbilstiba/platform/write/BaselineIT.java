package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.eventstore.EventLog;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What was there before the register knew of its subject may be said with the day it has. */
class BaselineIT extends OverHttp {
    @Autowired private EventLog log;

    @Test
    void a_fact_of_the_first_load_lies_as_far_back_as_it_does_and_says_so() {
        var agency = "90000000801";
        var lead = stateLead();
        ok(
                201,
                lead.post(
                        "/api/institutions",
                        """
                        {"registrationNumber": "%s", "kind": "COURT", "name": {"lv": "Tiesa"},
                         "participantSince": "2019-01-02", "baseline": true}
                        """
                                .formatted(agency)));
        var anna =
                ok(
                                201,
                                lead.post(
                                        "/api/institutions/" + agency + "/staff",
                                        """
                                        {"name": "Anna", "post": "Vadītāja", "joinedOn": "2019-01-02"}
                                        """))
                        .json()
                        .path("id")
                        .asString();
        var manager =
                """
                {"person": "%s", "effectiveOn": "2019-02-01", "basis": "Rīkojums 1"%s}
                """;
        var path = "/api/institutions/" + agency + "/portfolio-manager";

        var refused = lead.with("If-Match", "*").put(path, manager.formatted(anna, ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).isEqualTo("/problems/institution/date-out-of-range");

        var accepted =
                ok(
                        200,
                        lead.with("If-Match", "*")
                                .put(path, manager.formatted(anna, ", \"baseline\": true")));
        var position = accepted.json().path("position").asLong();
        assertThat(log.await(position, Duration.ofSeconds(10))).isTrue();
        var metadata = log.at(position).orElseThrow().metadata();
        assertThat(new String(metadata, StandardCharsets.UTF_8)).contains("\"baseline\":true");
    }

    private static Register.Answer ok(int status, Register.Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        return answer;
    }
}
