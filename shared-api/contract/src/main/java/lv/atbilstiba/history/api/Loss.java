package lv.atbilstiba.history.api;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Required;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * How a database stood to what had been published of it, when somebody decided to go on from it.
 *
 * @param kind whether it had fewer events or others
 * @param publishedEvents how many events the newest kept checkpoint covers
 * @param publishedPosition the position of the last of them
 * @param foundEvents how many events the database held
 * @param foundPosition the position of the last of them; 0 if there was none
 * @param checkpoint the checkpoint that no longer fits, as it was signed (C2SP tlog-checkpoint);
 *     null if none was kept
 */
public record Loss(
        Kind kind,
        long publishedEvents,
        long publishedPosition,
        long foundEvents,
        long foundPosition,
        @Nullable String checkpoint) {
    /** What became of the published history. */
    public enum Kind {
        /** Its end is missing: a backup was restored, or the end was cut off. */
        BEHIND,
        /** The database holds other events in its place. */
        BESIDE
    }

    public Loss {
        Required.that(kind, "kind");

        notNegative(publishedEvents, "publishedEvents");
        notNegative(publishedPosition, "publishedPosition");
        notNegative(foundEvents, "foundEvents");
        notNegative(foundPosition, "foundPosition");
    }

    private static void notNegative(long number, String field) {
        if (number < 0) throw new InvalidValue(InvalidValue.Rule.NEGATIVE, Map.of("field", field));
    }
}
