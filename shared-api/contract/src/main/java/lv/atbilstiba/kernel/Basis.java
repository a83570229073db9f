package lv.atbilstiba.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The document on which an act rests, such as an order's number and date; never a person's name. At
 * most 300 characters.
 */
public record Basis(@JsonValue String document) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Basis {
        document = Words.of(document, "basis", 300);
    }
}
