package lv.atbilstiba.kernel;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Map;
import java.util.regex.Pattern;

/** Periods of days, months and years that can be added to any day a fact may hold. */
public final class Periods {
    /** The longest one, in whichever of its units. */
    public static final int MOST_YEARS = 100;

    /** ISO 8601, as callers write one: days and longer, and not backwards. */
    public static final String FORM =
            "P(?=[0-9])([0-9]{1,3}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?";

    private static final Pattern LIKE = Pattern.compile(FORM);
    private static final int MONTHS_IN_A_YEAR = 12;
    private static final int DAYS_IN_A_YEAR = 366;

    private Periods() {}

    /**
     * The period that a text names in the form of {@link #FORM}.
     *
     * @throws DateTimeException if it names none
     */
    public static Period parse(String text) {
        if (!LIKE.matcher(text).matches()) throw new DateTimeException("not in its form");
        return Period.parse(text);
    }

    /**
     * @throws InvalidValue if it is longer than {@link #MOST_YEARS}, in either direction
     */
    public static Period bounded(Period period, String field) {
        if (Math.abs(period.toTotalMonths()) > MOST_YEARS * MONTHS_IN_A_YEAR
                || Math.abs((long) period.getDays()) > MOST_YEARS * DAYS_IN_A_YEAR)
            throw new InvalidValue(
                    InvalidValue.Rule.PERIOD_TOO_LONG, Map.of("field", field, "years", MOST_YEARS));
        return period;
    }
}
