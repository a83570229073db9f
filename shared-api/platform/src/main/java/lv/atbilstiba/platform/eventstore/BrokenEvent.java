package lv.atbilstiba.platform.eventstore;

/** An event whose JSON cannot be read as its type. */
public final class BrokenEvent extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final long position;

    /** The cause's message is left out: it may quote the payload. */
    public BrokenEvent(StoredEvent event, Exception cause) {
        super(
                "event "
                        + event.position()
                        + " of type "
                        + event.type()
                        + " cannot be read: "
                        + cause.getClass().getSimpleName());
        this.position = event.position();
    }

    public long position() {
        return position;
    }
}
