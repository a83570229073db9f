package lv.atbilstiba.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "ē", "語", "😀"})
    void a_character_counts_once_however_many_bytes_it_takes(String character) {
        assertThat(Words.of(character.repeat(500), "lv", 500)).hasSizeGreaterThanOrEqualTo(500);
        assertThatThrownBy(() -> Words.of(character.repeat(501), "lv", 500))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        wrong -> assertThat(wrong.rule()).isEqualTo(InvalidValue.Rule.TOO_LONG));
    }

    @Test
    void the_start_of_a_text_ends_with_a_whole_character() {
        assertThat(Words.start("a😀😀", 2)).isEqualTo("a😀");
        assertThat(Words.start("a😀", 2)).isEqualTo("a😀");
    }
}
