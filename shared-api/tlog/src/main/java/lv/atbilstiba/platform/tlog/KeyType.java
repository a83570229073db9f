package lv.atbilstiba.platform.tlog;

import java.util.Arrays;

/** What a signature signs. The number is part of the key's id. */
public enum KeyType {
    /** The log itself: Ed25519 over the note's text. */
    LOG(1),
    /**
     * A witness: Ed25519 over a time and the checkpoint.
     *
     * @see <a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature</a>
     */
    WITNESS(4);

    private final byte number;

    KeyType(int number) {
        this.number = (byte) number;
    }

    byte number() {
        return number;
    }

    static KeyType of(byte number) {
        return Arrays.stream(values())
                .filter(it -> it.number == number)
                .findAny()
                .orElseThrow(() -> new MalformedNote("the key's type"));
    }

    /** What a witness signs at a time; a log signs the text itself. */
    static String cosigned(String text, long posixSeconds) {
        return "cosignature/v1\ntime " + posixSeconds + "\n" + text;
    }
}
