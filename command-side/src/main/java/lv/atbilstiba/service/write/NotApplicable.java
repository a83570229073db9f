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
import java.util.UUID;

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
     * The claim, if it stands in place of the options.
     *
     * @throws ProblemException if both are given, or neither
     */
    static @Nullable NotApplicable insteadOf(
            @Nullable Object options, @Nullable NotApplicable claim) {
        if ((options == null) == (claim == null)) {
            throw new ProblemException(
                    Problem.unprocessable("accessibility/options-or-not-applicable")
                            .at(
                                    options == null ? "/options" : "/notApplicable",
                                    options == null ? "missing" : "invalid-value"));
        }
        return claim;
    }

    ClaimAccessibilityNotApplicable command(
            UUID service,
            AccessibilityKind kind,
            LocalDate effectiveOn,
            @Nullable Correction corrects) {
        return new ClaimAccessibilityNotApplicable(
                new ServiceId(service), kind, justification, effectiveOn, corrects);
    }
}
