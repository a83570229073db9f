package lv.atbilstiba.platform.write;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.request.Visible;

import org.jspecify.annotations.Nullable;

/** A correction as the query of a DELETE says it, which has no body: {@code corrects, reason}. */
public final class Mending {
    private Mending() {}

    /**
     * @param corrects position of the fact that was recorded wrongly; null if the write mends none
     * @param reason why it was wrong
     * @throws ProblemException if a correction has no reason
     */
    public static @Nullable Correction of(@Nullable Long corrects, @Nullable String reason) {
        if (corrects == null) return null;
        try {
            return new Correction(corrects, reason == null ? "" : Visible.kept(reason, "reason"));
        } catch (InvalidValue wrong) {
            var field = "reason".equals(wrong.values().get("field")) ? "reason" : "corrects";
            throw new ProblemException(Problem.invalid(wrong, "query:" + field));
        }
    }
}
