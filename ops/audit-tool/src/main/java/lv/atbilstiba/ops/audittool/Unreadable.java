package lv.atbilstiba.ops.audittool;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Nothing can be said of a file: it is none of what it should be, or not all of it. That is not the
 * same as one that was tampered with.
 */
final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient List<Object> details;

    private boolean throughWindows;

    private Unreadable(String key, List<Object> details, @Nullable Throwable cause) {
        super(
                details.stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", ", key + ": ", "")),
                cause);
        this.key = key;
        this.details = details;
    }

    /**
     * @param key what the texts call it
     * @param details what they say of it, in their order
     */
    static Unreadable of(String key, Object... details) {
        return new Unreadable(key, Arrays.asList(details), null);
    }

    static Unreadable line(long number, RuntimeException cause) {
        return new Unreadable(
                "line-unreadable", List.of(number, String.valueOf(cause.getMessage())), cause);
    }

    /** The same of a file that is not what the register gave. */
    Unreadable throughWindows() {
        throughWindows = true;
        return this;
    }

    String said(Texts texts) {
        var said = texts.of(key, details.toArray());
        return throughWindows ? said + "\n" + texts.of("went-through-windows") : said;
    }
}
