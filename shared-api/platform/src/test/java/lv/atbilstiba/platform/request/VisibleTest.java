package lv.atbilstiba.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u200B\u200B",
                "\u00A0",
                "\u2007\u202F",
                "\u2800",
                "\u3164",
                "\u115F\u1160",
                "\uFFA0",
                "\uFEFF",
                "\u00AD",
                "\u200D\u2060",
                "\u202E",
                "\u034F",
                "\uFE0F",
                "\uDB40\uDD00",
                "\uDB40\uDC41"
            })
    void of_what_nobody_sees_nothing_is_left(String text) {
        assertThat(Visible.of(text)).isEmpty();
        assertThat(Visible.of(text + "ē" + text)).isEqualTo("ē");
    }

    @Test
    void what_lies_between_is_part_of_the_text() {
        assertThat(Visible.of(" a\u00A0b\u200Dc\n")).isEqualTo("a\u00A0b\u200Dc");
        assertThat(Visible.of("\uD83D\uDC69\u200D\uD83D\uDCBB"))
                .isEqualTo("\uD83D\uDC69\u200D\uD83D\uDCBB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ā", "0", "-", "\u0301", "\u4E00", "\uD83D\uDE00", "\uFFFD"})
    void what_is_seen_stays(String text) {
        assertThat(Visible.of(text)).isEqualTo(text);
    }

    @Test
    void text_is_turned_by_overrides_and_isolates_and_not_by_letters() {
        for (var turns : new int[] {0x202A, 0x202D, 0x202E, 0x2066, 0x2069})
            assertThat(Visible.turnsText(turns)).as(Integer.toHexString(turns)).isTrue();
        for (var stays : new int[] {'a', 0x05D0, 0x200F, 0x2029, 0x202F, 0x2065, 0x206A})
            assertThat(Visible.turnsText(stays)).as(Integer.toHexString(stays)).isFalse();
    }
}
