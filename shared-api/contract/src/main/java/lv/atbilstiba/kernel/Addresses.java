package lv.atbilstiba.kernel;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/** Addresses on the web: whole, with {@code http} or {@code https}, as RFC 3986 writes them. */
public final class Addresses {
    /** Characters of the longest one. */
    public static final int LONGEST = 2_000;

    /** What each looks like. */
    public static final String FORM = "^https?://[!-~]+$";

    private static final Pattern LIKE = Pattern.compile(FORM);

    private Addresses() {}

    /**
     * @throws InvalidValue if it is longer than {@link #LONGEST}, or anything else than an address
     *     of a page
     */
    public static URI bounded(URI address, String field) {
        var text = address.toString();
        if (text.length() > LONGEST)
            throw new InvalidValue(
                    InvalidValue.Rule.TOO_LONG, Map.of("field", field, "max", LONGEST));
        if (!LIKE.matcher(text).matches() || address.getHost() == null)
            throw new InvalidValue(
                    InvalidValue.Rule.NOT_LIKE,
                    Map.of("field", field, "example", "https://www.example.lv"));
        return address;
    }
}
