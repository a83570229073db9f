package lv.atbilstiba.institution.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Required;

import java.util.regex.Pattern;

/** An institution's registration number: eleven digits. */
public record InstitutionId(@JsonValue String registrationNumber)
        implements Comparable<InstitutionId> {
    private static final Pattern FORM = Pattern.compile("[0-9]{11}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InstitutionId {
        Required.that(registrationNumber, "registrationNumber");

        if (!FORM.matcher(registrationNumber).matches()) {
            throw new InvalidValue(InvalidValue.Rule.REGISTRATION_NUMBER);
        }
    }

    @Override
    public int compareTo(InstitutionId other) {
        return registrationNumber.compareTo(other.registrationNumber);
    }

    /** The aggregate's identifier in the event store. */
    @Override
    public String toString() {
        return "institution-" + registrationNumber;
    }
}
