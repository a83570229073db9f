package lv.atbilstiba.policy.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Required;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A territory's code in the form of the classification of administrative territories and their
 * units (ATVK): seven digits.
 */
public record TerritoryCode(@JsonValue String code) implements Comparable<TerritoryCode> {
    private static final Pattern FORM = Pattern.compile("[0-9]{7}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TerritoryCode {
        Required.that(code, "code");

        if (!FORM.matcher(code).matches())
            throw new InvalidValue(InvalidValue.Rule.NOT_LIKE, Map.of("example", "9900100"));
    }

    @Override
    public int compareTo(TerritoryCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
