package lv.atbilstiba.platform.write;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a line of a bulk submission goes: a path of the interface, and what its query says.
 *
 * @param query as it was given; null if there is none
 */
record LineTarget(String path, @Nullable String query, Map<String, String[]> parameters) {
    /** Null for what is no path of the interface. */
    static @Nullable LineTarget of(String given) {
        if (!given.startsWith("/api/")
                || given.chars().anyMatch(c -> c <= ' ' || c == ';' || c == '#' || c > '~'))
            return null;
        var mark = given.indexOf('?');
        var path = mark < 0 ? given : given.substring(0, mark);
        if (path.contains("..")) return null;
        if (mark < 0) return new LineTarget(path, null, Map.of());
        var query = given.substring(mark + 1);
        try {
            return new LineTarget(path, query, parameters(query));
        } catch (IllegalArgumentException badlyEncoded) {
            return null;
        }
    }

    /** The path as the router reads it. */
    PathContainer parsed() {
        return PathContainer.parsePath(path);
    }

    private static Map<String, String[]> parameters(String query) {
        var parameters = new LinkedHashMap<String, String[]>();
        UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .forEach((name, values) ->
                        parameters.put(
                                decoded(name),
                                values.stream()
                                        .map(value -> value == null ? "" : decoded(value))
                                        .toArray(String[]::new)));
        return parameters;
    }

    private static String decoded(String text) {
        return UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
    }
}
