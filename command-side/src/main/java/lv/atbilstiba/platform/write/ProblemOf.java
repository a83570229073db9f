package lv.atbilstiba.platform.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.problem.Problem;

/**
 * Puts the refusals of one family as problems. Each capability contributes one as a bean, with an
 * exhaustive switch.
 *
 * @param <R> the sealed family
 */
public interface ProblemOf<R extends Refusal> {
    Class<R> family();

    Problem of(R refusal);
}
