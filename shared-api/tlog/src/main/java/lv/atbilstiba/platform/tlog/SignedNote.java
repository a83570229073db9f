package lv.atbilstiba.platform.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures. It says nothing until {@link VerifierKey#verifies a trusted key} has
 * verified it.
 *
 * @param text ends in a newline, which is signed with it
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
public record SignedNote(String text, List<Signature> signatures) {
    /** More than anybody needs; a note with more is refused unread. */
    private static final int MOST_SIGNATURES = 100;

    private static final String DASH = "— ";

    /**
     * @param name the key's name
     * @param keyId the first four bytes of the hash of name, type and public key
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a signature; never compared
    public record Signature(String name, int keyId, byte[] bytes) {
        /** The signature line of a note, with its newline. */
        public String line() {
            var all = ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes);
            return DASH + name + " " + Base64.getEncoder().encodeToString(all.array()) + "\n";
        }

        static Signature parse(String line) {
            var parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : null;
            if (parts == null || parts.length != 2) throw new MalformedNote("a signature line");
            requireName(parts[0]);
            var bytes = ByteBuffer.wrap(base64(parts[1], "a signature"));
            if (bytes.remaining() <= Integer.BYTES) throw new MalformedNote("a signature");
            var keyId = bytes.getInt();
            var signature = new byte[bytes.remaining()];
            bytes.get(signature);
            return new Signature(parts[0], keyId, signature);
        }
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (text.isEmpty() || !text.endsWith("\n")) throw new MalformedNote("its text");
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' || c == '\uFFFD'))
            throw new MalformedNote("its characters");
    }

    /**
     * @throws MalformedNote if it is not a signed note
     */
    public static SignedNote parse(String note) {
        var end = note.lastIndexOf("\n\n");
        if (end < 0 || end + 2 == note.length() || !note.endsWith("\n"))
            throw new MalformedNote("its parts");
        var lines = note.substring(end + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) throw new MalformedNote("the number of signatures");
        var signatures = new ArrayList<Signature>();
        for (var line : lines) signatures.add(Signature.parse(line));
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** The same note with one more signature. */
    public SignedNote with(Signature signature) {
        var more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /** The note as it is sent and kept. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(it -> note.append(it.line()));
        return note.toString();
    }

    static String requireName(String name) {
        if (name.isEmpty()
                || name.contains("+")
                || name.codePoints()
                        .anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)))
            throw new MalformedNote("a key's name");
        return name;
    }

    static byte[] base64(String text, String what) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedNote(what, e);
        }
    }
}
