package lv.atbilstiba.policy.api;

import lv.atbilstiba.kernel.Days;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Periods;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/**
 * The thresholds that the rules use, with the values the register starts with. The state lead sets
 * others, each with the day from which it holds. The day on which the register opened is recorded
 * by the register itself, and holds for all time.
 */
public enum PolicyParameter {
    VACANCY_GRACE("vacancyGrace", Period.ofDays(30)),
    DESCRIPTION_REVIEW("descriptionReview", Period.ofMonths(12)),
    CATALOGUE_REFRESH("catalogueRefresh", Period.ofDays(5)),
    CATALOGUE_CHECK("catalogueCheck", Period.ofDays(30)),
    ACCESSIBILITY_REVIEW("accessibilityReview", Period.ofMonths(12)),
    BACKDATING("backdating", Period.ofYears(1)),
    BASELINE_ENTRY("baselineEntry", Period.ofDays(90)),
    REGISTER_OPENED_ON("registerOpenedOn", null);

    private final String parameterName;
    private final @Nullable Period initial;

    PolicyParameter(String parameterName, @Nullable Period initial) {
        this.parameterName = parameterName;
        this.initial = initial;
    }

    /** Its name in REST and in events. */
    public String parameterName() {
        return parameterName;
    }

    /**
     * The value it starts with, in ISO 8601 form: a period of days, months or years. Empty for the
     * day on which the register opened: that is the day of its first fact.
     */
    public Optional<String> initial() {
        return Optional.ofNullable(initial).map(Period::toString);
    }

    /**
     * The value in its canonical form.
     *
     * @throws InvalidValue if the text is not a value of this parameter's kind, or a period that is
     *     not positive or longer than a century
     */
    public String parse(String text) {
        try {
            if (initial == null) return Days.bounded(Days.parse(text), "value").toString();
            var period = Periods.parse(text);
            if (period.isZero()) throw new InvalidValue(InvalidValue.Rule.NOT_POSITIVE);
            return Periods.bounded(period, "value").toString();
        } catch (DateTimeException _) {
            throw new InvalidValue(
                    InvalidValue.Rule.NOT_LIKE, Map.of("example", initial().orElse("2024-01-01")));
        }
    }

    /**
     * @throws InvalidValue if no parameter has this name
     */
    public static PolicyParameter named(String name) {
        for (var parameter : values()) if (parameter.parameterName.equals(name)) return parameter;
        throw new InvalidValue(InvalidValue.Rule.UNKNOWN);
    }
}
