package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Recorded;

/**
 * Something done because of events, such as an automation that sends commands. Its position moves
 * after {@link #on} returned, so an event may come again after a crash: what it does must bear
 * repetition. It has no tables, and its position is never set back.
 */
public interface Follower {
    ProjectionName name();

    /** Whether an event concerns it; only the event's class counts. */
    boolean concerns(Class<?> eventType);

    /** Does what the event calls for, outside of any transaction of the engine's. */
    void on(Recorded<Object> event);

    /** As {@link Projection#onFailure()}. */
    default Projection.OnFailure onFailure() {
        return Projection.OnFailure.PARK_SUBJECT;
    }
}
