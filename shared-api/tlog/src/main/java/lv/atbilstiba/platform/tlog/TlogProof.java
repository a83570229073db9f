package lv.atbilstiba.platform.tlog;

import java.util.ArrayList;
import java.util.Base64;

/**
 * All that one needs, besides the keys one trusts, to check offline that an entry is in a log.
 *
 * @param extra what the application adds, nothing if empty; nobody vouches for it
 * @param checkpoint of a tree that has the proof's size
 * @see <a href="https://c2sp.org/tlog-proof">C2SP tlog-proof</a>
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TlogProof(byte[] extra, InclusionProof inclusion, SignedNote checkpoint) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    public TlogProof {
        if (Checkpoint.of(checkpoint).size() != inclusion.size())
            throw new MalformedNote("a proof for a tree of another size");
    }

    /**
     * @throws MalformedNote if it does not keep to the format
     */
    public static TlogProof parse(String proof) {
        var end = proof.indexOf("\n\n");
        if (end < 0) throw new MalformedNote("the proof");
        var lines = proof.substring(0, end).split("\n", -1);
        if (!lines[0].equals(HEADER)) throw new MalformedNote("the proof's first line");
        var at = 1;
        var extra = new byte[0];
        if (at < lines.length && lines[at].startsWith(EXTRA))
            extra = SignedNote.base64(lines[at++].substring(EXTRA.length()), "the extra data");
        if (at == lines.length || !lines[at].startsWith(INDEX))
            throw new MalformedNote("the proof's index");
        var index = Checkpoint.number(lines[at++].substring(INDEX.length()));
        var path = new ArrayList<Hash>();
        while (at < lines.length)
            path.add(new Hash(SignedNote.base64(lines[at++], "a hash of the proof")));
        var note = SignedNote.parse(proof.substring(end + 2));
        var size = Checkpoint.of(note).size();
        return new TlogProof(extra, new InclusionProof(index, size, path), note);
    }

    /** Whether this shows the entry, by a checkpoint that this key of the log signed. */
    public boolean shows(byte[] entry, VerifierKey log) {
        var root = Checkpoint.of(checkpoint).root();
        return log.verifies(checkpoint) && inclusion.shows(Hash.ofLeaf(entry), root);
    }

    /** The proof as it is sent and kept. */
    @Override
    public String toString() {
        var text = new StringBuilder(HEADER).append('\n');
        if (extra.length > 0)
            text.append(EXTRA).append(Base64.getEncoder().encodeToString(extra)).append('\n');
        text.append(INDEX).append(inclusion.index()).append('\n');
        inclusion.path().forEach(it -> text.append(it).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
