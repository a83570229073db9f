package lv.atbilstiba.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import lv.atbilstiba.platform.problem.Problem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;

import java.nio.charset.StandardCharsets;
import java.util.Set;

class SecurityLogTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SecurityLog log = new SecurityLog(logger(), meters, (_, _) -> "/api/staff/{id}");

    private Logger logger() {
        var logger = new LoggerContext().getLogger("test");
        logger.addAppender(lines);
        return logger;
    }

    @BeforeEach
    void listen() {
        lines.start();
    }

    @Test
    void a_refused_token_a_missing_right_an_object_of_others_and_haste_are_told_of() {
        answered(Problem.of(HttpStatus.UNAUTHORIZED, "request/unauthenticated"));
        answered(Problem.of(HttpStatus.FORBIDDEN, "request/forbidden"));
        answered(Problem.outOfReach());
        answered(Problem.of(HttpStatus.TOO_MANY_REQUESTS, "request/too-many"));

        assertThat(lines.list)
                .extracting(line -> line.getFormattedMessage().split(" ")[0])
                .containsExactly(
                        "event=unauthenticated",
                        "event=forbidden",
                        "event=out-of-reach",
                        "event=too-many-requests");
        assertThat(counted("out-of-reach")).isEqualTo(1);
    }

    @Test
    void what_is_simply_not_there_or_wrong_is_not() {
        answered(Problem.notFound("request/not-found"));
        answered(Problem.malformed("request/malformed"));

        assertThat(lines.list).isEmpty();
    }

    @Test
    void a_line_holds_nothing_that_the_caller_wrote_and_stays_short() {
        var request = new MockHttpServletRequest("ANNA", "/api/staff/Anna Bērziņa");
        request.addHeader("User-Agent", "Anna\nevent=first-authority");
        log.answered(Problem.of(HttpStatus.FORBIDDEN, "request/forbidden"), request);
        log.tell(
                SecurityLog.Event.LOGIN_LINKED,
                new Caller("client-" + "x".repeat(900), "y".repeat(900), null, null, Set.of()),
                request,
                "person",
                "a\nb".repeat(400));

        assertThat(lines.list)
                .hasSize(2)
                .allSatisfy(line -> {
                    var said = line.getFormattedMessage();
                    assertThat(said).doesNotContain("Anna", "ANNA", "\n", "first-authority");
                    assertThat(said.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(SecurityLog.LONGEST);
                });
        assertThat(lines.list.getFirst().getFormattedMessage())
                .contains("method=other", "path=/api/staff/{id}", "request=");
    }

    @Test
    void every_event_is_counted_from_the_start() {
        for (var event : SecurityLog.Event.values()) assertThat(counted(event.word())).isZero();
    }

    private void answered(Problem problem) {
        log.answered(problem, new MockHttpServletRequest("GET", "/api/staff/x"));
    }

    private double counted(String event) {
        return meters.get("atbilstiba.security.events").tag("event", event).counter().count();
    }
}
