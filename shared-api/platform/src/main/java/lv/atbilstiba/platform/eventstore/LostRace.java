package lv.atbilstiba.platform.eventstore;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Two commands decided on the same version of an aggregate; the one that came second decides again,
 * on what the first has recorded: three times at most, within a few milliseconds. A command whose
 * sender named the version it saw is not sent again, and neither is anything that was refused.
 */
public final class LostRace implements RetryScheduler {
    /**
     * The version that a command's sender saw ({@code If-Match}), as a key of the command message's
     * metadata.
     */
    public static final String EXPECTED_VERSION = "expectedVersion";

    private static final int RETRIES = 3;
    private static final long LONGEST_FIRST = 500; // microseconds, doubled with each attempt
    private static final String DUPLICATE_KEY = "23505";
    private static final String DEADLOCK = "40P01";

    private final ScheduledExecutorService executor;

    LostRace(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable commandDispatch) {
        if (failures.size() > RETRIES
                || command.getMetaData().containsKey(EXPECTED_VERSION)
                || !any(lastFailure, LostRace::lost)) {
            return false;
        }
        try {
            executor.schedule(
                    commandDispatch,
                    ThreadLocalRandom.current().nextLong(250, LONGEST_FIRST << failures.size()),
                    TimeUnit.MICROSECONDS);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    static boolean isLost(Throwable failure) {
        return any(failure, LostRace::lost);
    }

    /** Somebody else recorded the next event of the aggregate, or its first one. */
    private static boolean lost(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException;
    }

    /** Whether an insert met a key that was there: a lost race, or something registered twice. */
    static boolean isDuplicateKey(Throwable failure) {
        return any(failure, t -> state(t, DUPLICATE_KEY));
    }

    static boolean isDeadlock(Throwable failure) {
        return any(failure, t -> state(t, DEADLOCK));
    }

    private static boolean state(Throwable failure, String state) {
        return failure instanceof SQLException sql && state.equals(sql.getSQLState());
    }

    private static boolean any(@Nullable Throwable failure, Predicate<Throwable> predicate) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (predicate.test(cause)) return true;
        }
        return false;
    }
}
