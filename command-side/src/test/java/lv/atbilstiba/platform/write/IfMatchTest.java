package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import lv.atbilstiba.platform.problem.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** RFC 9110, 13.1.1, and 5.6.1.2 of lists. */
class IfMatchTest {
    @Test
    void nothing_said_is_no_condition() {
        assertThat(IfMatch.of(List.of())).isEqualTo(new IfMatch.Absent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "\t*"})
    void a_star_is_whatever_there_is(String header) {
        assertThat(IfMatch.of(List.of(header))).isEqualTo(new IfMatch.Any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"3\",\"5\"",
                " \"3\" , \"5\" ",
                "\"3\", , \"5\",",
                ",\"3\",\t\"5\"",
                "\"3.0a1b\", \"5.anything\"",
                "\"3\", W/\"4\", \"5\", \"other\""
            })
    void of_a_list_the_versions_count_that_it_names_strongly(String header) {
        assertThat(IfMatch.of(List.of(header))).isEqualTo(new IfMatch.OneOf(List.of(3L, 5L)));
    }

    @Test
    void lines_are_one_list() {
        assertThat(IfMatch.of(List.of("\"3\"", "\"5\"")))
                .isEqualTo(new IfMatch.OneOf(List.of(3L, 5L)));
        assertThat(IfMatch.of(List.of("\"3\",", "", ",\"5\"")))
                .isEqualTo(new IfMatch.OneOf(List.of(3L, 5L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W/\"3\"",
                "\"3-gzip\"",
                "\"03\"",
                "\"-1\"",
                "\"+3\"",
                "\"3,5\"",
                "\"\"",
                "\".3\"",
                "\"9999999999999999999\""
            })
    void a_tag_that_is_no_version_of_ours_matches_nothing(String header) {
        assertThat(IfMatch.of(List.of(header))).isEqualTo(new IfMatch.OneOf(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                ", ,",
                "3",
                "\"3",
                "3\"",
                "\"3\" \"5\"",
                "\"3\";\"5\"",
                "*, \"3\"",
                "\"3\", *",
                "**",
                "w/\"3\"",
                "W/ \"3\"",
                "\"3 \"",
                "\"\u0113\"",
                "\"3\u0000\""
            })
    void what_is_not_in_the_form_of_the_header_is_malformed(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.of(List.of(header)))
                .satisfies(it -> {
                    assertThat(it.problem().status().value()).isEqualTo(400);
                    assertThat(it.problem().toString()).contains("header:If-Match");
                });
    }
}
