package lv.atbilstiba.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.UUID;

/** A staff member's opaque id (UUIDv7); a person who returns is a new one. */
public record StaffId(@JsonValue UUID value) implements Comparable<StaffId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StaffId {
        Required.that(value, "value");
    }

    @Override
    public int compareTo(StaffId other) {
        return value.compareTo(other.value);
    }

    /** The aggregate's identifier in the event store. */
    @Override
    public String toString() {
        return "staff-" + value;
    }
}
