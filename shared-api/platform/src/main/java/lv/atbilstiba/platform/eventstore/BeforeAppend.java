package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.kernel.Recorded;

/**
 * What every event has to go through before it is appended: whatever its readers will do with it,
 * done once while somebody is there who can be told that it cannot be done.
 */
@FunctionalInterface
public interface BeforeAppend {
    /**
     * @param event read back from the bytes that are to be stored; its position is not known yet
     * @throws RuntimeException if a reader could not take it in
     */
    void tryOut(Recorded<Object> event);
}
