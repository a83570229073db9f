package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import lv.atbilstiba.platform.security.TableOfRights;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.ArrayList;
import java.util.List;

class SecurityIT extends OverHttp {
    @Autowired private TableOfRights table;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void every_mapping_has_its_line_in_the_table_of_rights() {
        var undeclared = new ArrayList<String>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    for (var pattern : mapping.getPatternValues()) {
                        if (pattern.equals("/error")) continue; // reached from inside only
                        var methods = mapping.getMethodsCondition().getMethods();
                        if (methods.isEmpty()) undeclared.add("any method of " + pattern);
                        for (var method : methods) {
                            if (!table.declares(HttpMethod.valueOf(method.name()), pattern))
                                undeclared.add(method + " " + pattern);
                        }
                    }
                });

        assertThat(undeclared).isEmpty();
    }

    @Test
    void without_a_token_nobody_gets_in_and_is_told_how() {
        var answer = nobody().post("/api/institutions", "{}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.type()).isEqualTo("/problems/request/unauthenticated");
    }

    @Test
    void who_sends_no_token_is_told_from_who_sends_a_wrong_one_in_the_log() {
        var log = (Logger) LoggerFactory.getLogger("atbilstiba.security");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try {
            nobody().get("/actuator/prometheus");
            nobody().as("not.a.token").get("/actuator/prometheus");
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        none -> assertThat(none).contains("because=no-token "),
                        wrong -> assertThat(wrong).contains("because=signature-or-form "));
    }

    @Test
    void a_token_that_is_old_or_a_strangers_is_none() {
        for (var token : List.of(Tokens.expired(), Tokens.ofAnotherIssuer(), "not.a.token")) {
            var answer = nobody().as(token).get("/actuator/prometheus");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
        }
    }

    @Test
    void what_the_table_does_not_name_is_not_there() {
        var answer = nobody().as(Tokens.stateLead()).get("/api/nothing/of/the/kind");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("/problems/request/not-found");
    }

    @Test
    void metrics_are_for_operations_only() {
        assertThat(nobody().as(Tokens.stateLead()).get("/actuator/prometheus").status())
                .isEqualTo(403);
        assertThat(
                        nobody().as(Tokens.of("operations", "ops", null))
                                .get("/actuator/prometheus")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void whether_it_lives_and_is_ready_may_be_asked_by_anybody_and_no_more() {
        assertThat(nobody().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(nobody().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(nobody().get("/actuator/health").status()).isEqualTo(401);
        assertThat(nobody().get("/actuator/env").status()).isEqualTo(401);
    }
}
