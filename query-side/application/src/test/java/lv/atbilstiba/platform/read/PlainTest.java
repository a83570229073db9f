package lv.atbilstiba.platform.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import lv.atbilstiba.platform.problem.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {
    @ParameterizedTest
    @CsvSource({
        "Atļauja, atlauja",
        "ATĻAUJA, atlauja",
        "Atl\u0327auja, atlauja",
        "Rēzeknes\u00A0pilsētas  bibliotēka, rezeknes pilsetas biblioteka",
        "inter\u00ADneta, interneta",
        "zero\u200Bwidth, zerowidth",
        "Nr.\u202F7, nr. 7",
        "Nr.\u00A0\uFF17, nr. 7",
        "\uFB01nanses, finanses",
        "a\u2003\u3000b, a b",
        "25 m\u00B2, 25 m2"
    })
    void text_is_plain_whatever_it_was_pasted_from(String text, String plain) {
        assertThat(Plain.of(text)).isEqualTo(plain);
        assertThat(Plain.anywhere(text)).isEqualTo("%" + plain + "%");
    }

    @Test
    void several_texts_are_one_and_those_that_are_not_there_are_left_out() {
        assertThat(Plain.of("Pensija", null, " Pension ")).isEqualTo("pensija pension");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0301", "\u00AD", "\u200B\u00A0", "\t\n"})
    void what_would_find_everything_is_not_asked_for(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Plain.anywhere(text))
                .satisfies(it -> assertThat(it.problem().status().value()).isEqualTo(400));
    }

    @Test
    void a_sign_of_patterns_stands_for_itself() {
        assertThat(Plain.anywhere("100%_\\")).isEqualTo("%100\\%\\_\\\\%");
    }
}
