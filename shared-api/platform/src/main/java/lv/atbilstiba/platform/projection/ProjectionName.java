package lv.atbilstiba.platform.projection;

import java.util.regex.Pattern;

/**
 * What a projection is called, like {@code compliance.findings}: in metrics, in operations and,
 * with underscores, in its schemas. Never renamed: its position hangs on it.
 */
public record ProjectionName(String value) implements Comparable<ProjectionName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    public ProjectionName {
        if (!FORM.matcher(value).matches() || value.length() > 50)
            throw new IllegalArgumentException("not the name of a projection: " + value);
    }

    public static ProjectionName of(String value) {
        return new ProjectionName(value);
    }

    /** The name in a form that SQL needs no quotes for. */
    String sql() {
        return value.replace('.', '_').replace('-', '_');
    }

    @Override
    public int compareTo(ProjectionName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
