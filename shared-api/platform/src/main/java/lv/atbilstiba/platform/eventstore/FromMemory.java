package lv.atbilstiba.platform.eventstore;

/**
 * Lets a decision rest on what this process remembers of a history, without asking whether another
 * one has recorded something since. What is recorded so is proven by its place in the history,
 * which only one event can take; a refusal, or that there was nothing to record, is not. So a
 * sender that allows it sends the command again, without, unless something was recorded.
 */
final class FromMemory {
    /** Its key in the command message's metadata. */
    static final String KEY = "fromMemory";

    private volatile boolean rested;

    /** Whether the last decision rested on memory alone. */
    boolean rested() {
        return rested;
    }

    /** Notes how a history comes to the decision; whether it may come from memory alone. */
    static boolean allowed(boolean remembered) {
        var allowed = (FromMemory) CurrentCommand.metadata(KEY);
        if (allowed == null) return false;
        allowed.rested = remembered;
        return remembered;
    }
}
