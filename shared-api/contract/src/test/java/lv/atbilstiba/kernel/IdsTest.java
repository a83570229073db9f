package lv.atbilstiba.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

class IdsTest {
    private static final UUID ID = new UUID(0x01a2242c57e474d5L, 0x915830a769dcb5c6L);

    @Test
    void an_id_is_36_characters_of_either_case() {
        assertThat(Ids.of("01a2242c-57e4-74d5-9158-30a769dcb5c6")).contains(ID);
        assertThat(Ids.of("01A2242C-57E4-74d5-9158-30a769DCB5C6")).contains(ID);
        assertThat(Ids.in(ID.toString())).isEqualTo(ID);
        assertThat(Ids.of(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "+1a2242c-57e4-74d5-9158-30a769dcb5c6",
                "-1a2242c-57e4-74d5-9158-30a769dcb5c6",
                "\uFF101a2242c-57e4-74d5-9158-30a769dcb5c6",
                "\u06601a2242c-57e4-74d5-9158-30a769dcb5c6",
                "01a2242c-57e4-74d5-9158-+0a769dcb5c6",
                "01a2242c57e4-74d5-9158--30a769dcb5c6",
                "01a2242c-57e4-74d5-9158-30a769dcb5c6 ",
                "01a2242c-57e4-74d5-9158-30a769dcb5cg",
                "{1a2242c-57e4-74d5-9158-30a769dcb5c}",
                "01a2242c57e474d5915830a769dcb5c6"
            })
    void nothing_else_is_one(String text) {
        assertThat(Ids.of(text)).isEmpty();
        assertThatThrownBy(() -> Ids.in(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
