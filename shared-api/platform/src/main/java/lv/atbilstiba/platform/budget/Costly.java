package lv.atbilstiba.platform.budget;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call that reads much: few are answered at once, and fewer for one caller. Decided after the
 * router has chosen, so that no other way of writing its path leads around it.
 *
 * @see CostlyCalls
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Costly {
    Kind value();

    /** Only with this parameter in the query; always if empty. */
    String when() default "";

    /** What is counted together. */
    enum Kind {
        /** Packages and streams of events. */
        EXPORT,
        /** Findings at another day than now, or at two points of history. */
        JUDGING_ANEW,
        /** A subject's history, which is read from its beginning to tell any part of it. */
        HISTORY,
        /** Of the whole record of looking. */
        VERIFICATION
    }
}
