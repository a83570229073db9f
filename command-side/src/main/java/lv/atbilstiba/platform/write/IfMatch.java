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

    Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(,|$)");

    /**
     * @throws ProblemException 400 if it is not in the form of the header
     */
    static IfMatch of(@Nullable String header) {
        if (header == null) return new Absent();
        if (header.strip().equals("*")) return new Any();
        var versions = new ArrayList<Long>();
        var tags = TAG.matcher(header);
        var from = 0;
        while (from < header.length()) {
            if (!tags.find(from) || tags.start() != from) throw malformed();
            // compared strongly: a weak tag matches nothing
            if (tags.group(1) == null && tags.group(2).matches("0|[1-9][0-9]{0,17}"))
                versions.add(Long.parseLong(tags.group(2)));
            from = tags.end();
            if (from == header.length() && tags.group(3).equals(",")) throw malformed();
        }
        if (from == 0) throw malformed();
        return new OneOf(List.copyOf(versions));
    }

    private static ProblemException malformed() {
        return new ProblemException(
                Problem.malformed("request/invalid-header").at("header:If-Match", "invalid-value"));
    }
}
