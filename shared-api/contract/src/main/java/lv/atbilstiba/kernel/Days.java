package lv.atbilstiba.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The days that can be spoken of from now on, in facts and in questions: from {@link #EARLIEST} to
 * {@link #LATEST}. Older facts may hold others, which are read as they are.
 */
public final class Days {
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    public static final LocalDate LATEST = LocalDate.of(2200, 12, 31);

    /** The years of these days, as a description can say them. */
    public static final String YEARS = "(19[0-9]{2}|2[01][0-9]{2}|2200)";

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Days() {}

    /**
     * The day that a text names as ISO 8601 does, and in no other form.
     *
     * @throws DateTimeException if it names none
     */
    public static LocalDate parse(String text) {
        if (!FORM.matcher(text).matches()) throw new DateTimeException("not in its form");
        return LocalDate.parse(text);
    }

    /**
     * @throws InvalidValue if it is none of these days
     */
    public static LocalDate bounded(LocalDate day, String field) {
        Required.day(day, field, EARLIEST, LATEST);
        return day;
    }
}
