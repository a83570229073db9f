package lv.atbilstiba.platform.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import lv.atbilstiba.platform.problem.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "institution-90000000002",
                "service-01930000-0000-7000-8000-000000000001",
                "staff-01930000-0000-7000-8000-00000000000a",
                "policy-state",
                "history-register"
            })
    void a_subject_is_named_as_it_is_recorded(String subject) {
        assertThat(Subjects.asked(subject)).isEqualTo(subject);
    }

    @Test
    void an_id_in_capitals_is_the_same_id() {
        assertThat(Subjects.asked("service-01930000-0000-7000-8000-00000000000A"))
                .isEqualTo("service-01930000-0000-7000-8000-00000000000a");
        assertThat(Subjects.asked(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "service",
                "service-",
                "service-nonsense",
                "service-1-1-1-1-1",
                "Service-01930000-0000-7000-8000-000000000001",
                "service-01930000-0000-7000-8000-000000000001 ",
                "institution-9000000000",
                "institution-9000000000\uFF12",
                "staff-90000000002",
                "policy-1",
                "person-01930000-0000-7000-8000-00000000000a",
                "service-\u0000"
            })
    void nothing_else_is_one(String text) {
        assertThat(Subjects.of(text)).isEmpty();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Subjects.asked(text))
                .satisfies(it -> assertThat(it.problem().status().value()).isEqualTo(400));
    }
}
