package lv.atbilstiba.platform.write.decision;

import java.time.LocalDate;
import java.time.Period;

/**
 * The day on which a command is decided; decisions know no other clock.
 *
 * @param today the day in Riga
 * @param backdating how far back an effective day may lie, as the policy has it today
 */
public record DecisionDay(LocalDate today, Period backdating) {
    /** No fact holds from an earlier day. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final Period AHEAD = Period.ofYears(1);

    /** Days from which a fact may hold. */
    public AllowedDays effective() {
        return new AllowedDays(today.minus(backdating), today.plus(AHEAD));
    }

    /** Days on which something may have been done: none in the future. */
    public AllowedDays past() {
        return new AllowedDays(today.minus(backdating), today);
    }

    /** Days from which a fact may hold that was there before the register knew of it. */
    public AllowedDays sinceEver() {
        return new AllowedDays(FIRST, today.plus(AHEAD));
    }
}
