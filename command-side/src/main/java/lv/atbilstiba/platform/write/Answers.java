package lv.atbilstiba.platform.write;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;

/** Answers to accepted writes. */
final class Answers {
    static final String POSITION = "Event-Position";

    private Answers() {}

    /**
     * @param aggregate identifier in the event store, {@code <kind>-<id>}
     */
    record Answer(
            int status, @Nullable String location, String aggregate, long version, long position) {

        Accepted body() {
            return new Accepted(id(), version, position);
        }

        private String id() {
            return location == null
                    ? aggregate.substring(aggregate.indexOf('-') + 1)
                    : location.substring(location.lastIndexOf('/') + 1);
        }

        String tag() {
            return "\"" + version + "\"";
        }
    }

    static ResponseEntity<Accepted> entity(Answer answer) {
        var entity = ResponseEntity.status(answer.status());
        if (answer.location() != null) entity.location(URI.create(answer.location()));
        return entity.header(HttpHeaders.ETAG, answer.tag())
                .header(POSITION, Long.toString(answer.position()))
                .body(answer.body());
    }

    static void write(Answer answer, HttpServletResponse response, JsonMapper json)
            throws IOException {
        response.setStatus(answer.status());
        if (answer.location() != null) response.setHeader(HttpHeaders.LOCATION, answer.location());
        response.setHeader(HttpHeaders.ETAG, answer.tag());
        response.setHeader(POSITION, Long.toString(answer.position()));
        response.setContentType("application/json");
        response.getOutputStream().write(json.writeValueAsBytes(answer.body()));
        response.flushBuffer();
    }
}
