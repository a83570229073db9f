package lv.atbilstiba.platform.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * What a log asks of a witness: to cosign a checkpoint that extends the one it cosigned last.
 *
 * @param oldSize the size that the witness cosigned last; 0 if none
 * @param path the consistency proof from there; nothing from 0 on
 * @see <a href="https://c2sp.org/tlog-witness">C2SP tlog-witness</a>
 */
public record AddCheckpoint(long oldSize, List<Hash> path, SignedNote checkpoint) {
    private static final String OLD = "old ";
    private static final int LONGEST_PATH = 63;

    public AddCheckpoint {
        path = List.copyOf(path);
        if (path.size() > LONGEST_PATH) throw new MalformedNote("the consistency proof");
    }

    /**
     * @throws MalformedNote if it does not keep to the format
     */
    public static AddCheckpoint parse(String request) {
        var end = request.indexOf("\n\n");
        if (end < 0 || !request.startsWith(OLD)) throw new MalformedNote("the request");
        var lines = request.substring(OLD.length(), end).split("\n", -1);
        var path = new ArrayList<Hash>();
        for (var i = 1; i < lines.length; i++)
            path.add(new Hash(SignedNote.base64(lines[i], "a hash of the proof")));
        return new AddCheckpoint(
                Checkpoint.number(lines[0]), path, SignedNote.parse(request.substring(end + 2)));
    }

    /** The body of the request. */
    @Override
    public String toString() {
        var text = new StringBuilder(OLD).append(oldSize).append('\n');
        path.forEach(it -> text.append(it).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
