package lv.atbilstiba.service.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Required;

import java.util.regex.Pattern;

/**
 * A life situation's code in the life situation register: capital letters, digits, hyphens; at most
 * 40 characters.
 */
public record LifeSituationCode(@JsonValue String code) implements Comparable<LifeSituationCode> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9-]{1,39}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LifeSituationCode {
        Required.that(code, "code");

        if (!FORM.matcher(code).matches()) throw new InvalidValue(InvalidValue.Rule.LIFE_SITUATION);
    }

    @Override
    public int compareTo(LifeSituationCode other) {
        return code.compareTo(other.code);
    }
}
