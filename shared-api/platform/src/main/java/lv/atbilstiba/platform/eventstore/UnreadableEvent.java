package lv.atbilstiba.platform.eventstore;

/**
 * An event that could not be read, folded or told once it is stored; nothing of its command is
 * recorded.
 */
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The cause's message is left out: it may quote the payload. */
    UnreadableEvent(String type, Throwable cause) {
        super(type + " could not be read again: " + cause.getClass().getSimpleName());
    }
}
