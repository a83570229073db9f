package lv.atbilstiba.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "https:pensija",
                "https:///pensija",
                "https://ē.lv",
                "https://example.lv/ē",
                "urn:x:y",
                "/pensija"
            })
    void an_address_is_one_of_a_page(String text) {
        assertThatThrownBy(() -> Addresses.bounded(URI.create(text), "location"))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void an_address_has_an_end() {
        var page = "https://example.lv/";
        var longest = URI.create(page + "x".repeat(Addresses.LONGEST - page.length()));

        assertThat(Addresses.bounded(longest, "location")).isEqualTo(longest);
        assertThatThrownBy(() -> Addresses.bounded(URI.create(longest + "x"), "location"))
                .isInstanceOf(InvalidValue.class);
    }
}
