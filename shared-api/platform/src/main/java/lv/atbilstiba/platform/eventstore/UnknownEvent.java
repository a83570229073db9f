package lv.atbilstiba.platform.eventstore;

/**
 * An event of a type, or of a revision, that this release does not know: it was written by a newer
 * one. A reader stops here until it is upgraded.
 */
public final class UnknownEvent extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final long position;

    public UnknownEvent(StoredEvent event) {
        super(
                "event "
                        + event.position()
                        + " is of type "
                        + event.type()
                        + " revision "
                        + event.revision()
                        + ", which this release does not know");
        this.position = event.position();
    }

    public long position() {
        return position;
    }
}
