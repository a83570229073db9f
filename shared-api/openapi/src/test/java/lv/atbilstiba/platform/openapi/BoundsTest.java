package lv.atbilstiba.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.accessibility.api.CrossBorder;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.service.api.Description.RequestReceiptText;

import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void a_text_is_as_long_as_its_type_takes() {
        assertThat(of(LocalizedText.class, "lv")).isEqualTo(new Bounds(500, false, null, null));
        assertThat(of(LocalizedText.class, "en")).isEqualTo(new Bounds(500, false, null, null));
        assertThat(of(RequestReceiptText.class, "summary").longest()).isEqualTo(4000);
    }

    @Test
    void what_a_command_refuses_of_a_value_bounds_the_value() {
        assertThat(of(CrossBorder.class, "measures").longest()).isEqualTo(2000);
    }

    @Test
    void a_number_is_as_small_as_its_type_takes() {
        assertThat(of(Correction.class, "position").least()).isZero();
    }

    private static Bounds of(Class<?> type, String component) {
        for (var one : type.getRecordComponents())
            if (one.getName().equals(component)) return Bounds.of(type, one);
        throw new IllegalArgumentException(component);
    }
}
