package lv.atbilstiba.platform.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log commits to: so many entries with this root.
 *
 * @param origin the log's name
 * @param extensions further lines, mostly none
 * @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty() || size < 0 || !root.isWhole())
            throw new MalformedNote("a checkpoint");
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * The checkpoint of a note, which is not yet verified.
     *
     * @throws MalformedNote if the note's text is no checkpoint
     */
    public static Checkpoint of(SignedNote note) {
        var lines = note.text().substring(0, note.text().length() - 1).split("\n", -1);
        if (lines.length < 3 || Arrays.stream(lines).anyMatch(String::isEmpty))
            throw new MalformedNote("the checkpoint");
        var root = new Hash(SignedNote.base64(lines[2], "the root"));
        var extensions = Arrays.asList(lines).subList(3, lines.length);
        return new Checkpoint(lines[0], number(lines[1]), root, extensions);
    }

    static long number(String digits) {
        if (!NUMBER.matcher(digits).matches()) throw new MalformedNote("the number " + digits);
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new MalformedNote("the number " + digits, e);
        }
    }

    /** The text to sign. */
    public String text() {
        var lines = new ArrayList<>(List.of(origin, Long.toString(size), root.toString()));
        lines.addAll(extensions);
        return String.join("\n", lines) + "\n";
    }
}
