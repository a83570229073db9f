package lv.atbilstiba.platform.access;

import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.Hash;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far the record of looking has come, and the hash of its last link. A checkpoint of the log
 * says it in the extension line {@code access <rows> <hash in Base64>}.
 *
 * @param rows how many it has; 0 with a hash of zeros
 */
public record AccessRoot(long rows, Hash hash) {
    static final AccessRoot NOTHING = new AccessRoot(0, new Hash(new byte[Hash.LENGTH]));

    private static final Pattern LINE =
            Pattern.compile("access (0|[1-9][0-9]{0,17}) ([A-Za-z0-9+/]{43}=)");

    public String line() {
        return "access " + rows + " " + hash;
    }

    /** Empty if the checkpoint does not say. */
    public static Optional<AccessRoot> of(Checkpoint checkpoint) {
        return checkpoint.extensions().stream().flatMap(it -> of(it).stream()).findFirst();
    }

    static Optional<AccessRoot> of(String line) {
        var said = LINE.matcher(line);
        return said.matches()
                ? Optional.of(
                        new AccessRoot(Long.parseLong(said.group(1)), Hash.parse(said.group(2))))
                : Optional.empty();
    }
}
