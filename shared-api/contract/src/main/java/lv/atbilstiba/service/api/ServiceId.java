package lv.atbilstiba.service.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import lv.atbilstiba.kernel.Required;

import java.util.UUID;

/** A service's id (UUIDv7). */
public record ServiceId(@JsonValue UUID value) implements Comparable<ServiceId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServiceId {
        Required.that(value, "value");
    }

    @Override
    public int compareTo(ServiceId other) {
        return value.compareTo(other.value);
    }

    /** The aggregate's identifier in the event store. */
    @Override
    public String toString() {
        return "service-" + value;
    }
}
