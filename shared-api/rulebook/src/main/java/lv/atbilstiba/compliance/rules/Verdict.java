package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule answers. It speaks of days that facts and parameters decide, never of the moment
 * itself, so that it stays the same until the next boundary.
 *
 * @param since from when it is so, where the facts themselves tell
 */
record Verdict(FindingStatus status, List<Reason> reasons, @Nullable Instant since) {
    static final Verdict COMPLIANT = new Verdict(FindingStatus.COMPLIANT, List.of(), null);
    private static final Map<ReasonCode, Verdict> NOT_APPLICABLE =
            plain(FindingStatus.NOT_APPLICABLE);
    private static final Map<ReasonCode, Verdict> NOT_ASSESSED = plain(FindingStatus.NOT_ASSESSED);
    private static final Map<ReasonCode, Verdict> NON_COMPLIANT =
            plain(FindingStatus.NON_COMPLIANT);

    private static Map<ReasonCode, Verdict> plain(FindingStatus status) {
        var verdicts = new EnumMap<ReasonCode, Verdict>(ReasonCode.class);
        for (var code : ReasonCode.values())
            if (code.valueNames().isEmpty())
                verdicts.put(code, new Verdict(status, List.of(Reason.of(code)), null));
        return verdicts;
    }

    static Verdict compliant(Reason reason) {
        return new Verdict(FindingStatus.COMPLIANT, List.of(reason), null);
    }

    static Verdict compliant(List<Reason> reasons) {
        return reasons.isEmpty()
                ? COMPLIANT
                : new Verdict(FindingStatus.COMPLIANT, List.copyOf(reasons), null);
    }

    static Verdict notApplicable(ReasonCode code) {
        return of(NOT_APPLICABLE, code);
    }

    static Verdict notApplicable(Reason reason) {
        return new Verdict(FindingStatus.NOT_APPLICABLE, List.of(reason), null);
    }

    static Verdict notAssessed(ReasonCode code) {
        return of(NOT_ASSESSED, code);
    }

    static Verdict notAssessed(Reason reason) {
        return notAssessed(List.of(reason));
    }

    static Verdict notAssessed(List<Reason> reasons) {
        return new Verdict(FindingStatus.NOT_ASSESSED, List.copyOf(reasons), null);
    }

    static Verdict nonCompliant(ReasonCode code) {
        return of(NON_COMPLIANT, code);
    }

    static Verdict nonCompliant(Reason reason) {
        return nonCompliant(List.of(reason));
    }

    static Verdict nonCompliant(List<Reason> reasons) {
        return new Verdict(FindingStatus.NON_COMPLIANT, List.copyOf(reasons), null);
    }

    /** Compliant unless there is a reason why not. */
    static Verdict unless(List<Reason> breaches) {
        return breaches.isEmpty() ? COMPLIANT : nonCompliant(breaches);
    }

    /** The same, known to have been so since the start of a day. */
    Verdict since(LocalDate day) {
        return new Verdict(status, reasons, Days.start(day));
    }

    /** Whether it is one of the few that speak of no value, of which there is one object each. */
    boolean plain() {
        if (since != null) return false;
        for (var reason : reasons) if (!reason.values().isEmpty()) return false;
        return true;
    }

    private static Verdict of(Map<ReasonCode, Verdict> verdicts, ReasonCode code) {
        var verdict = verdicts.get(code);
        if (verdict == null) throw new IllegalArgumentException(code + " speaks of values");
        return verdict;
    }
}
