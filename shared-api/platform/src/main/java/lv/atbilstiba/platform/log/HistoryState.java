package lv.atbilstiba.platform.log;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** How the database stands to what was published of it. */
public sealed interface HistoryState {
    /**
     * What was signed and kept.
     *
     * @param epoch the history that it was signed of
     * @param size its entries
     * @param position of its last entry's event, as far as it is known; at least the size
     * @param checkpoint C2SP tlog-checkpoint, as it was signed; null if none was
     */
    record Published(int epoch, long size, long position, @Nullable String checkpoint) {}

    /**
     * What the database holds.
     *
     * @param events how many
     * @param position of the last one; 0 if there is none
     */
    record Found(long events, long position) {}

    /** It has all of it. */
    record Whole() implements HistoryState {}

    /** It has fewer entries: it was rolled back, or its end was cut off. */
    record Behind(Published published, Found found) implements HistoryState {}

    /** It has others: its history was written anew. */
    record Beside(Published published, Found found) implements HistoryState {}

    /**
     * No archive could be asked, or none is there.
     *
     * @param archives whether there are any
     */
    record Unknown(boolean archives) implements HistoryState {}

    /** In interfaces: {@code WHOLE}, {@code BEHIND}, {@code BESIDE}, {@code UNKNOWN}. */
    default String word() {
        return getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }
}
