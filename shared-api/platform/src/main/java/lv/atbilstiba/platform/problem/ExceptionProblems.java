package lv.atbilstiba.platform.problem;

import org.jspecify.annotations.Nullable;

/** Knows which problem some exceptions are. A capability or a side contributes one as a bean. */
@FunctionalInterface
public interface ExceptionProblems {
    /** The problem; null for an exception that is somebody else's. */
    @Nullable Problem of(Throwable exception);
}
