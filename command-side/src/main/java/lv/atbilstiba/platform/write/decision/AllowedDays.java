package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.kernel.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The days between which a given one must lie.
 *
 * @param earliest null = no limit; likewise {@code latest}
 */
public record AllowedDays(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
    /** How a family of refusals says that a day lies outside. */
    @FunctionalInterface
    public interface OutOfRange {
        Refusal because(
                String field,
                LocalDate given,
                @Nullable LocalDate earliest,
                @Nullable LocalDate latest);
    }

    /** The same days, but none before {@code day}. */
    public AllowedDays notBefore(@Nullable LocalDate day) {
        if (day == null || (earliest != null && !day.isAfter(earliest))) return this;
        return new AllowedDays(day, latest);
    }

    /** The same days, but none after {@code day}. */
    public AllowedDays notAfter(@Nullable LocalDate day) {
        if (day == null || (latest != null && !day.isBefore(latest))) return this;
        return new AllowedDays(earliest, day);
    }

    public boolean include(LocalDate day) {
        return (earliest == null || !day.isBefore(earliest))
                && (latest == null || !day.isAfter(latest));
    }

    /**
     * @param field which of the command's days is given, by its name
     * @throws lv.atbilstiba.platform.write.CommandRefused if the day lies outside
     */
    public void require(String field, LocalDate given, OutOfRange otherwise) {
        new TheDayIsAllowed(field, given, this, otherwise).require();
    }
}
