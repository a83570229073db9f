package lv.atbilstiba.platform.read;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A read whose answer is history: events, entries of the log, what happened to a subject, what was
 * found and changed. That it was given is recorded before the answer's first byte leaves.
 *
 * @see RecordedWhenGiven
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HistoryGiven {}
