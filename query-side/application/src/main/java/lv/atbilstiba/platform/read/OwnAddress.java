package lv.atbilstiba.platform.read;

import jakarta.servlet.http.HttpServletRequest;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The address of a request with everything that it asks, for links to the same with something
 * changed. A link that were to name what is changed alone would ask for all the rest of it, too: a
 * query in a reference stands for the whole query (RFC 3986, 5.2.2).
 */
public final class OwnAddress {
    private final String path;
    private final List<String> query;

    private OwnAddress(String path, List<String> query) {
        this.path = path;
        this.query = List.copyOf(query);
    }

    public static OwnAddress of(HttpServletRequest request) {
        var query = request.getQueryString();
        return new OwnAddress(
                request.getRequestURI(),
                query == null || query.isEmpty() ? List.of() : Arrays.asList(query.split("&", -1)));
    }

    /** The same without a parameter, however its name is encoded. */
    public OwnAddress without(String parameter) {
        return new OwnAddress(
                path, query.stream().filter(it -> !nameOf(it).equals(parameter)).toList());
    }

    /** The same with a parameter of this value, in the place of any other. */
    public OwnAddress with(String parameter, String value) {
        var more = new ArrayList<>(without(parameter).query);
        // colons may stand in a query as they are, and are easier to read
        var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%3A", ":");
        more.add(parameter + "=" + encoded);
        return new OwnAddress(path, more);
    }

    private static String nameOf(String pair) {
        var end = pair.indexOf('=');
        var name = end < 0 ? pair : pair.substring(0, end);
        return URLDecoder.decode(name, StandardCharsets.UTF_8);
    }

    /** A reference to it that is relative to the server. */
    @Override
    public String toString() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
