package lv.atbilstiba.platform.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Puts the refusals of one family as problems. Each capability contributes one as a bean, with an
 * exhaustive switch.
 *
 * @param <R> the sealed family
 */
public interface ProblemOf<R extends Refusal> {
    Class<R> family();

    Problem of(R refusal);

    /**
     * A day that lies where none may.
     *
     * @param field the name of the command's day, which is that of the field in REST too
     */
    static Problem dayOutOfRange(
            String type,
            String field,
            LocalDate given,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest) {
        return Problem.unprocessable(type)
                .with("given", given)
                .with("earliest", earliest)
                .with("latest", latest)
                .at("/" + field, "out-of-range");
    }
}
