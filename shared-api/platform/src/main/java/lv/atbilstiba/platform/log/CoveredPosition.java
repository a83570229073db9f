package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.Checkpoint;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The position of the last event that a checkpoint covers, as an extension line of it: {@code
 * position 4711}. Positions have holes, so its size does not tell; and who finds a database rolled
 * back has nothing else to tell it by.
 */
public final class CoveredPosition {
    private static final Pattern LINE = Pattern.compile("position (0|[1-9][0-9]{0,17})");

    private CoveredPosition() {}

    public static String line(long position) {
        return "position " + position;
    }

    /** Empty if the checkpoint does not say. */
    public static OptionalLong of(Checkpoint checkpoint) {
        return checkpoint.extensions().stream()
                .map(LINE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .mapToLong(it -> Long.parseLong(it.group(1)))
                .findFirst();
    }
}
