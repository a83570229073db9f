package lv.atbilstiba.platform.read;

import lv.atbilstiba.institution.api.InstitutionId;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * What a view adds to an audit package: what the register said, so that it can be compared with
 * what the events give.
 */
public interface PackagePart {
    /**
     * Waits until the view has come to a position.
     *
     * @throws lv.atbilstiba.platform.problem.ProblemException 503 if it does not in time
     */
    void await(AsOf point);

    /**
     * Writes the view's lines as of a position, in an order that depends on nothing else.
     *
     * @param institution only its lines and those of its services; all if null
     */
    void write(AsOf point, @Nullable InstitutionId institution, Lines lines) throws IOException;

    /** Where lines go. */
    @FunctionalInterface
    interface Lines {
        /**
         * @param line an object of JSON
         */
        void write(Object line) throws IOException;
    }
}
