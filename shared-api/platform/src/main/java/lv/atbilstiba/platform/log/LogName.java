package lv.atbilstiba.platform.log;

import java.util.regex.Pattern;

/**
 * The name of a log in its checkpoints (its origin): that of the register, and which history.
 *
 * @param register the log's name of the first history
 * @param epoch 1, and one more after each loss that an operator accepted
 */
public record LogName(String register, int epoch) {
    private static final Pattern LATER = Pattern.compile("(.+)/epoch-([1-9][0-9]{0,8})");

    public static LogName of(String origin) {
        var later = LATER.matcher(origin);
        return later.matches()
                ? new LogName(later.group(1), Integer.parseInt(later.group(2)))
                : new LogName(origin, 1);
    }

    /** The origin. */
    @Override
    public String toString() {
        return epoch == 1 ? register : register + "/epoch-" + epoch;
    }
}
