package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.Reason;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Reasons as the table holds them. */
final class Reasons {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Reason>> LIST = new TypeReference<>() {};
    private static final String NONE = "[]";

    private Reasons() {}

    static String text(List<Reason> reasons) {
        return reasons.isEmpty() ? NONE : JSON.writeValueAsString(reasons);
    }

    static List<Reason> of(String text) {
        return text.equals(NONE) ? List.of() : JSON.readValue(text, LIST);
    }
}
