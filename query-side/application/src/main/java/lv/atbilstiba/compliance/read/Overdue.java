package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.ReasonCode;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings whose reason is that a time limit has passed. */
final class Overdue {
    private static final Set<ReasonCode> TIME_LIMIT_PASSED =
            EnumSet.of(
                    ReasonCode.VACANCY_TOO_LONG,
                    ReasonCode.DESCRIPTION_REVIEW_OVERDUE,
                    ReasonCode.SHOWS_OTHER_VERSION,
                    ReasonCode.CHECK_STALE,
                    ReasonCode.STILL_IN_CATALOGUE,
                    ReasonCode.ACCESSIBILITY_REVIEW_OVERDUE);

    /** The codes are the register's own words, so they may stand in the text. */
    static final String CONDITION =
            TIME_LIMIT_PASSED.stream()
                    .map(code -> "f.reasons LIKE '%\"code\":\"" + code.code() + "\"%'")
                    .collect(
                            Collectors.joining(
                                    " OR ",
                                    "f.status IN ('NON_COMPLIANT', 'NOT_ASSESSED') AND (",
                                    ")"));

    private Overdue() {}
}
