package lv.atbilstiba.platform.tlog;

/** A note, checkpoint, proof or key that does not keep to its format. */
public final class MalformedNote extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedNote(String what) {
        super(what + " is malformed");
    }

    MalformedNote(String what, Throwable cause) {
        super(what + " is malformed", cause);
    }
}
