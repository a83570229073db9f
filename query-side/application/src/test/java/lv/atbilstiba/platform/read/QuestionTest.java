package lv.atbilstiba.platform.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

import java.util.Locale;
import java.util.Map;

/** What was looked at is recorded in one form, however the caller wrote it. */
class QuestionTest {
    private static final String ID = "01a2242c-57e4-74d5-9158-30a769dcb5c6";

    @Test
    void the_path_is_the_operations_and_its_ids_are_in_their_form() {
        var asked = new MockHttpServletRequest("GET", "/%61pi/audit/subjects/%73ervice/x/history");
        chosen(
                asked,
                "/api/audit/subjects/{type}/{id}/history",
                Map.of("type", "service", "id", ID.toUpperCase(Locale.ROOT)));

        assertThat(Question.of(asked)).isEqualTo("/api/audit/subjects/service/" + ID + "/history");
    }

    @Test
    void a_variable_of_all_that_is_left_is_a_path() {
        var asked = new MockHttpServletRequest("GET", "/api/audit/log/tile/entries/x001/000");
        chosen(asked, "/api/audit/log/tile/entries/{*index}", Map.of("index", "/x001/000.p/1"));

        assertThat(Question.of(asked)).isEqualTo("/api/audit/log/tile/entries/x001/000.p/1");
    }

    @Test
    void no_text_of_the_callers_covers_what_was_looked_at() {
        var asked = new MockHttpServletRequest("GET", "/api/audit/changes");
        chosen(asked, "/api/audit/changes", Map.of());
        asked.setParameter("cursor", "A".repeat(640));
        asked.setParameter("actor", "\u0101".repeat(640));
        asked.setParameter("from", "2026-03-01T10:00:00+02:00");
        asked.setParameter("subject", "service-" + ID.toUpperCase(Locale.ROOT));

        assertThat(Question.of(asked))
                .startsWith(
                        "/api/audit/changes?from=2026-03-01T08:00:00Z&subject=service-" + ID + "&")
                .hasSizeLessThan(300);
    }

    private static void chosen(
            MockHttpServletRequest request, String pattern, Map<String, String> variables) {
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, variables);
    }
}
