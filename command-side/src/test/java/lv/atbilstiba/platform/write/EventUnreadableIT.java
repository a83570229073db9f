package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.eventstore.BeforeAppend;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** What could not be folded or told once it is recorded is refused, and nothing of it recorded. */
@ExtendWith(OutputCaptureExtension.class)
class EventUnreadableIT extends OverHttp {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TYPE = "/problems/write/event-unreadable";

    @Autowired private List<BeforeAppend> trials;

    @Test
    void the_rulebook_and_the_words_are_asked_of_every_event() {
        assertThat(trials)
                .anySatisfy(trial ->
                        assertThat(trial.getClass().getSimpleName()).isEqualTo("FoldsAndReads"));
    }

    @Test
    void it_is_a_problem_of_the_request_and_the_log_tells_no_more_than_its_type(
            CapturedOutput told) {
        var before = countEvents();

        var refused =
                stateLead().post("/api/institutions", ministry(newNumber(), CANNOT_BE_FOLDED));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).isEqualTo(TYPE);
        assertThat(countEvents()).isEqualTo(before);
        assertThat(told.getOut())
                .contains(
                        "event refused: lv.atbilstiba.institution.api.event.InstitutionRegistered"
                                + " could not be read again: IllegalStateException")
                .doesNotContain(CANNOT_BE_FOLDED);
    }

    @Test
    void in_a_bulk_submission_it_stops_no_other() {
        var before = countEvents();

        var answer =
                stateLead()
                        .with("Content-Type", "application/x-ndjson")
                        .post(
                                "/api/submissions",
                                line(newNumber(), CANNOT_BE_FOLDED)
                                        + "\n"
                                        + line(newNumber(), "Ministrija"));

        assertThat(answer.status()).isEqualTo(200);
        var lines = answer.http().body().lines().map(JSON::readTree).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).path("status").asInt()).isEqualTo(422);
        assertThat(lines.get(0).toString()).contains(TYPE);
        assertThat(lines.get(1).path("status").asInt()).isEqualTo(201);
        assertThat(countEvents()).isEqualTo(before + 1);
    }

    private static String line(String number, String name) {
        return "{\"method\": \"POST\", \"path\": \"/api/institutions\", \"body\": "
                + ministry(number, name).replace("\n", " ")
                + "}";
    }
}
