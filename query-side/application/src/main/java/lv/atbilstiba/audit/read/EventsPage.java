package lv.atbilstiba.audit.read;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A part of the history.
 *
 * @param next give it as {@code after} for what follows; null if nothing follows yet
 * @param upTo everything that fits up to this position is in the answer or follows {@code next}
 */
record EventsPage(
        List<EventEntry> items,
        @Schema(description = "Give it as after for what follows; null if nothing follows yet")
                @JsonInclude(JsonInclude.Include.ALWAYS)
                @Nullable String next,
        @Schema(
                        description =
                                "Nothing up to this position is missing: it is the after for what"
                                        + " will be recorded later",
                        example = "4711")
                long upTo) {
    EventsPage {
        items = List.copyOf(items);
    }
}
