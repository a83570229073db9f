package lv.atbilstiba.service.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A snapshot is an aggregate's fields as they were. One of another shape would be half read: what
 * was added later would be empty of things that have had it for years. So the shape of each
 * revision is kept, and a changed one needs the next: older snapshots are then passed over.
 */
class SnapshotShapeTest {
    private static final String OURS = "lv.atbilstiba.";

    /** If this fails: raise the revision of {@link Service}, then write the file of the new one. */
    @Test
    void the_shape_of_a_snapshot_is_the_one_of_its_revision() throws IOException {
        var revision = Objects.requireNonNull(Service.class.getAnnotation(Revision.class)).value();
        var file = Path.of("src/test/resources/snapshots/Service-" + revision + ".txt");
        var shape = shapeOf(Service.class);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, shape);
        }
        assertThat(shape).isEqualTo(Files.readString(file));
    }

    /** Every field of every class of ours that a snapshot may hold. */
    private static String shapeOf(Class<?> root) {
        var fields = new TreeMap<String, String>();
        var waiting = new ArrayDeque<Type>();
        waiting.add(root);
        while (!waiting.isEmpty()) {
            var type = waiting.poll();
            switch (type) {
                case Class<?> one when one.isArray() -> waiting.add(one.getComponentType());
                case Class<?> one -> {
                    if (!one.getName().startsWith(OURS) || fields.containsKey(one.getName()))
                        continue;
                    fields.put(one.getName(), describe(one));
                    if (one.isEnum()) continue;
                    if (one.isSealed()) waiting.addAll(Arrays.asList(one.getPermittedSubclasses()));
                    for (var field : one.getDeclaredFields())
                        if (isKept(field)) waiting.add(field.getGenericType());
                }
                case ParameterizedType generic -> {
                    waiting.add(generic.getRawType());
                    waiting.addAll(Arrays.asList(generic.getActualTypeArguments()));
                }
                case WildcardType wildcard ->
                        waiting.addAll(Arrays.asList(wildcard.getUpperBounds()));
                case GenericArrayType array -> waiting.add(array.getGenericComponentType());
                default -> {}
            }
        }
        return fields.entrySet().stream()
                .map(one -> one.getKey().substring(OURS.length()) + "\n" + one.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String describe(Class<?> type) {
        if (type.isEnum())
            return "  one of its constants\n"; // stored by name; unknown ones are never made
        return Arrays.stream(type.getDeclaredFields())
                .filter(SnapshotShapeTest::isKept)
                .map(field ->
                        "  "
                                + field.getName()
                                + ": "
                                + field.getGenericType().getTypeName().replace(OURS, "")
                                + "\n")
                .collect(Collectors.joining());
    }

    private static boolean isKept(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isSynthetic();
    }
}
