package lv.atbilstiba.platform.eventstore;

import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of an event as it was once written what the next revision would have written. Applied one
 * after the other until the revision is the one that the event's record has today.
 */
public interface EventUpcaster {
    /** The class name that was stored. */
    String type();

    /** The revision that was stored. */
    String revision();

    Upcast upcast(ObjectNode payload);

    /**
     * @param type the class name, if it was renamed the new one
     * @param revision the next revision
     */
    record Upcast(String type, String revision, ObjectNode payload) {}
}
