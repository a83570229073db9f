package lv.atbilstiba.kernel;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

/**
 * What has to be there. Records ask it of themselves, whoever makes them: a body of a request, a
 * stored event, a program.
 */
public final class Required {
    /** First day that can be said; facts are bounded further when they are recorded. */
    public static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    /** Last day that can be said: a year has four digits. */
    public static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private Required() {}

    /**
     * @param field its name, as callers know it
     * @throws InvalidValue if it is null
     */
    public static void that(@Nullable Object value, String field) {
        if (value == null)
            throw new InvalidValue(InvalidValue.Rule.MISSING, Map.of("field", field));
    }

    /**
     * A day that every reader can hold.
     *
     * @throws InvalidValue if it is null, or before {@link #EARLIEST} or after {@link #LATEST}
     */
    public static void day(@Nullable LocalDate day, String field) {
        day(day, field, EARLIEST, LATEST);
    }

    /**
     * @throws InvalidValue if it is null, or does not lie between the two
     */
    public static void day(
            @Nullable LocalDate day, String field, LocalDate earliest, LocalDate latest) {
        if (day == null) throw new InvalidValue(InvalidValue.Rule.MISSING, Map.of("field", field));
        if (day.isBefore(earliest) || day.isAfter(latest))
            throw new InvalidValue(
                    InvalidValue.Rule.DAY,
                    Map.of(
                            "field",
                            field,
                            "earliest",
                            earliest.toString(),
                            "latest",
                            latest.toString()));
    }

    /**
     * @throws InvalidValue if it is less than one
     */
    public static void counted(long number, String field) {
        if (number < 1)
            throw new InvalidValue(InvalidValue.Rule.LESS_THAN_ONE, Map.of("field", field));
    }
}
