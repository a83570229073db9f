package lv.atbilstiba.kernel;

import java.time.Period;
import java.util.Map;

/** Periods of days, months and years that can be added to any day a fact may hold. */
public final class Periods {
    /** The longest one, in whichever of its units. */
    public static final int MOST_YEARS = 100;

    private static final int MONTHS_IN_A_YEAR = 12;
    private static final int DAYS_IN_A_YEAR = 366;

    private Periods() {}

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
