package lv.atbilstiba.service.write;

import lv.atbilstiba.accessibility.api.command.ClaimAccessibilityNotApplicable;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The part of a body that claims a kind of accessibility not to apply.
 *
 * @param justification why, by the nature of the service; at most 2000 characters
 */
record NotApplicable(String justification) {
    NotApplicable {
        justification = Words.of(justification, "justification", 2000);
    }

    /**
     * The command of a body that holds either the options or the claim.
     *
     * @throws ProblemException if it holds both, or neither
     */
    static <T> Object command(
            @Nullable T options,
            Function<T, ?> recording,
            @Nullable NotApplicable claim,
            Function<NotApplicable, ?> claiming) {
        if (options != null && claim == null) return recording.apply(options);
        if (options == null && claim != null) return claiming.apply(claim);
        throw new ProblemException(
                Problem.unprocessable("accessibility/options-or-not-applicable")
                        .at(
                                options == null ? "/options" : "/notApplicable",
                                options == null ? "missing" : "invalid-value"));
    }

    /**
     * The kind that a path names.
     *
     * @throws ProblemException 400 if there is none
     */
    static AccessibilityKind kindAt(String path) {
        for (var kind : AccessibilityKind.values()) if (kind.path().equals(path)) return kind;
        throw new ProblemException(
                Problem.unknownCode(
                        "path:kind",
                        Arrays.stream(AccessibilityKind.values())
                                .map(AccessibilityKind::path)
                                .toList()));
    }

    ClaimAccessibilityNotApplicable of(
            ServiceId service,
            AccessibilityKind kind,
            LocalDate effectiveOn,
            @Nullable Correction corrects) {
        return new ClaimAccessibilityNotApplicable(
                service, kind, justification, effectiveOn, corrects);
    }
}
