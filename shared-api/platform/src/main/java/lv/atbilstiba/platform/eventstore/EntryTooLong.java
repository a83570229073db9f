package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.platform.tlog.EntryBundle;

/**
 * An event that would be longer than an entry of the verifiable log may be; nothing of its command
 * is recorded.
 */
public final class EntryTooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int length;

    EntryTooLong(String aggregate, String type, int length) {
        super(type + " of " + aggregate + " would be an entry of " + length + " bytes");
        this.length = length;
    }

    /** The bytes that the entry would have. */
    public int length() {
        return length;
    }

    /** The bytes that it may have. */
    public int most() {
        return EntryBundle.LONGEST_ENTRY;
    }
}
