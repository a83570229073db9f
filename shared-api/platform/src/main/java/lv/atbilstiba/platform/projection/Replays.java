package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Replays of the log into tables of their own, by the code that fills the live ones. One runs at a
 * time, in one process of all; each can be asked about at every process.
 */
public interface Replays {
    /**
     * Begins to replay every view that this process has.
     *
     * @param asOf up to where; null for up to where the live views are
     * @throws ViewNotReady if a view has no live tables yet
     */
    Begun begin(Replay.@Nullable Point asOf, String requestedBy);

    /** The newest that came before an id, the newest first. */
    List<Replay> before(long id, int limit);

    Optional<Replay> find(long id);

    /**
     * Gives one up, wherever it runs.
     *
     * @return whether it was running
     */
    boolean abandon(long id);

    /** Whether a replay was begun. */
    sealed interface Begun {
        record Running(Replay replay) implements Begun {}

        record AnotherRuns() implements Begun {}

        /** This process makes live tables anew, and has no room for both. */
        record WhileRebuilding() implements Begun {}
    }
}
