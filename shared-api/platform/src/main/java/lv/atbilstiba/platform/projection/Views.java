package lv.atbilstiba.platform.projection;

import java.time.Duration;
import java.util.function.Function;

/** The way to the tables of projections, whichever table set is the live one. */
public interface Views {
    /**
     * Asks a view on one snapshot: what is read and {@link ViewSnapshot#position()} belong
     * together. Read-only, one connection of the pool.
     *
     * @throws ViewNotReady if the view has not been filled for the first time yet
     */
    <T> T read(ProjectionName view, Function<ViewSnapshot, T> question);

    /**
     * The text with <code>{tables}</code> replaced by the schema of the live table set; for a
     * lookup that is one statement and needs no position.
     *
     * @throws ViewNotReady if the view has not been filled for the first time yet
     */
    String sql(ProjectionName view, String text);

    /**
     * Whether a subject is parked, as of a second ago at most: then what the view says of it is
     * old, and nothing that a right or a uniqueness rests on may be believed.
     */
    boolean parked(ProjectionName view, String subject);

    /** How far the view has come. */
    ViewPosition position(ProjectionName view);

    /**
     * Waits until the view has come to a position.
     *
     * @return whether it has, within the time
     */
    boolean awaitPosition(ProjectionName view, long position, Duration timeout)
            throws InterruptedException;
}
