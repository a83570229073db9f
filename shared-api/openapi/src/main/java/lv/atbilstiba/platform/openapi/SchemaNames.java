package lv.atbilstiba.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;

import io.swagger.v3.core.jackson.TypeNameResolver;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Names of schemas: a type's own; that of a type within another begins with the other's ({@code
 * RegisterServiceBody}), without the word Endpoint. Two types of one name end the making of the
 * document.
 */
public final class SchemaNames extends TypeNameResolver {
    private static final String ENDPOINT = "Endpoint";

    private final Map<String, JavaType> types = new HashMap<>();

    /** The type that a schema describes; null if it is not one that Java names. */
    @Nullable Class<?> type(String schema) {
        var type = types.get(schema);
        return type == null ? null : type.getRawClass();
    }

    @Override
    public String nameForType(JavaType type, Set<Options> options) {
        var name = super.nameForType(type, options);
        var other = types.putIfAbsent(name, type);
        if (other != null && !other.equals(type) && ours(type) && ours(other))
            throw new IllegalStateException(
                    "two types are called " + name + ": " + other + " and " + type);
        return name;
    }

    @Override
    protected String getNameOfClass(Class<?> type) {
        return nameOf(type);
    }

    static String nameOf(Class<?> type) {
        var outer = type.getEnclosingClass();
        var own = withoutEndpoint(type.getSimpleName());
        if (outer == null) return own;
        var within = nameOf(outer);
        return own.startsWith(singular(within)) ? own : within + own;
    }

    static String withoutEndpoint(String name) {
        return name.endsWith(ENDPOINT)
                ? name.substring(0, name.length() - ENDPOINT.length())
                : name;
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean ours(JavaType type) {
        return type.getRawClass().getName().startsWith("lv.atbilstiba.");
    }
}
