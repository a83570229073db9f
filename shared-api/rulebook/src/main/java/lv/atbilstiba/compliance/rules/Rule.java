package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.RuleId;

import java.time.LocalDate;
import java.util.Set;

/**
 * A rule of docs/rules.md. It never refuses and never throws. Once released it is never edited: a
 * mended rule is another class with the next version and a later {@link #holdsFrom()}.
 */
interface Rule<F extends Facts> {
    RuleId id();

    Class<F> facts();

    /**
     * All that it reads; the subject's days of existence and the day of opening are read by all.
     */
    Set<FactGroup> reads();

    default int version() {
        return 1;
    }

    /** First day on which this version holds. */
    default LocalDate holdsFrom() {
        return LocalDate.MIN;
    }

    Verdict judge(F facts, Policy policy, Moment moment);
}
