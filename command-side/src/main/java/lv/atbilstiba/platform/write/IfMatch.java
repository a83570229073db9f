package lv.atbilstiba.platform.write;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The condition under which a change is wanted (RFC 9110, 13.1.1). */
sealed interface IfMatch {
    /** Nothing was said. */
    record Absent() implements IfMatch {}

    /** {@code *}: whatever the version, as long as the thing exists. */
    record Any() implements IfMatch {}

    /** One of these; empty if only weak or foreign tags were named, which nothing matches. */
    record OneOf(List<Long> versions) implements IfMatch {}

    /** An element of the list, which may be empty (RFC 9110, 5.6.1.2). */
    Pattern ELEMENT = Pattern.compile("[ \\t]*(?:(W/)?\"([\\x21\\x23-\\x7E]*)\")?[ \\t]*(,|$)");

    /**
     * @param lines of the header, which are one list
     * @throws ProblemException 400 if it is not in the form of the header
     */
    static IfMatch of(List<String> lines) {
        return lines.isEmpty() ? new Absent() : of(String.join(",", lines));
    }

    /** As {@link #of(List)}, of one line; null says nothing. */
    static IfMatch of(@Nullable String header) {
        if (header == null) return new Absent();
        if (header.strip().equals("*")) return new Any();
        var versions = new ArrayList<Long>();
        var named = false;
        var elements = ELEMENT.matcher(header);
        for (var from = 0; from < header.length(); from = elements.end()) {
            if (!elements.find(from) || elements.start() != from) throw malformed();
            var tag = elements.group(2);
            named |= tag != null;
            // compared strongly: a weak tag matches nothing
            if (tag != null && elements.group(1) == null) version(tag, versions);
        }
        if (!named) throw malformed();
        return new OneOf(List.copyOf(versions));
    }

    /** A tag is a version, and may say after a dot what else its answer depends on. */
    private static void version(String tag, List<Long> versions) {
        var end = tag.indexOf('.');
        var version = end < 0 ? tag : tag.substring(0, end);
        if (version.matches("0|[1-9][0-9]{0,17}")) versions.add(Long.parseLong(version));
    }

    private static ProblemException malformed() {
        return new ProblemException(
                Problem.malformed("request/invalid-header")
                        .at("header:If-Match", "invalid-value")
                        .breaking("entity-tag"));
    }
}
