package lv.atbilstiba.compliance.read;

import lv.atbilstiba.platform.read.AsOfs;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.util.function.Function;

/** Parameters of a query as what they stand for. */
final class Parameters {
    private Parameters() {}

    /**
     * What a parameter says; null if it is not there.
     *
     * @throws lv.atbilstiba.platform.problem.ProblemException 400 if the parser refuses it
     */
    static <T> @Nullable T parsed(
            String parameter, @Nullable String text, Function<String, T> parser) {
        if (text == null) return null;
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw AsOfs.invalid(parameter, "invalid-value");
        }
    }
}
