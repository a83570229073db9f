package lv.atbilstiba.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;

import lv.atbilstiba.kernel.LocalizedText;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class SchemaNamesTest {
    private final ObjectMapper mapper = new ObjectMapper();
    private final SchemaNames names = new SchemaNames();

    static class RegisterEndpoint {
        record Body() {}
    }

    record RegisterBody() {}

    record Letters() {
        record Letter() {}
    }

    record Page<T>(List<T> items) {}

    @Test
    void a_type_within_another_begins_with_its_name() {
        assertThat(name(LocalizedText.class)).isEqualTo("LocalizedText");
        assertThat(name(RegisterEndpoint.Body.class)).isEqualTo("SchemaNamesTestRegisterBody");
        assertThat(name(Letters.class)).isEqualTo("SchemaNamesTestLetters");
        assertThat(names.type("LocalizedText")).isEqualTo(LocalizedText.class);
    }

    @Test
    void two_types_of_one_name_end_the_making_of_the_document() {
        name(RegisterEndpoint.Body.class);

        assertThatThrownBy(() -> name(RegisterBody.class))
                .hasMessageContaining("two types are called SchemaNamesTestRegisterBody");
    }

    @Test
    void a_generic_type_is_named_after_what_it_is_of() {
        var page = mapper.getTypeFactory().constructParametricType(Page.class, LocalizedText.class);

        assertThat(names.nameForType(page, Set.of())).isEqualTo("SchemaNamesTestPageLocalizedText");
    }

    private String name(Class<?> type) {
        return names.nameForType(mapper.constructType(type), Set.of());
    }
}
