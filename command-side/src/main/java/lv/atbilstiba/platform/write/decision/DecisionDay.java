package lv.atbilstiba.platform.write.decision;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;

/**
 * The day on which a command is decided; decisions know no other clock.
 *
 * @param today the day in Riga
 * @param backdating how far back an effective day may lie, as the policy has it today
 * @param firstSaid the day on which the fact was recorded that the command mends: it may lie as far
 *     back as the first one might; null if the command mends none
 * @param baseline whether the fact was there before the register knew of its subject, and that may
 *     still be said
 */
public record DecisionDay(
        LocalDate today, Period backdating, @Nullable LocalDate firstSaid, boolean baseline) {
    /** No fact holds from an earlier day. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final Period AHEAD = Period.ofYears(1);

    public DecisionDay(LocalDate today, Period backdating) {
        this(today, backdating, null, false);
    }

    /** The same day, for a command that mends a fact of an earlier one. */
    public DecisionDay mending(LocalDate firstSaid) {
        return new DecisionDay(today, backdating, firstSaid, baseline);
    }

    /** The same day, for a fact that was there before the register knew of its subject. */
    public DecisionDay ofTheBaseline() {
        return new DecisionDay(today, backdating, firstSaid, true);
    }

    /** Days from which a fact may hold. */
    public AllowedDays effective() {
        return new AllowedDays(earliest(), today.plus(AHEAD));
    }

    /** Days on which something may have been done: none in the future. */
    public AllowedDays past() {
        return new AllowedDays(earliest(), today);
    }

    /** Days from which a fact may hold that was there before the register knew of it. */
    public AllowedDays sinceEver() {
        return new AllowedDays(FIRST, today.plus(AHEAD));
    }

    private LocalDate earliest() {
        if (baseline) return FIRST;
        return (firstSaid == null || firstSaid.isAfter(today) ? today : firstSaid)
                .minus(backdating);
    }
}
