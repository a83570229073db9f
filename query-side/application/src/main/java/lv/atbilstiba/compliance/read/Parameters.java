package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Parameters of a query as what they stand for. */
final class Parameters {
    private Parameters() {}

    /**
     * The rule of a code; null if none is asked for.
     *
     * @throws ProblemException 400 if there is none of this code
     */
    static @Nullable RuleId rule(@Nullable String code) {
        if (code == null) return null;
        try {
            return RuleId.of(code);
        } catch (InvalidValue unknown) {
            throw new ProblemException(
                    Problem.unknownCode(
                            "query:rule",
                            Arrays.stream(RuleId.values()).map(RuleId::code).toList()));
        }
    }
}
