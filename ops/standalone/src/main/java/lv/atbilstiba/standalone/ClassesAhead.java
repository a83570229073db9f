package lv.atbilstiba.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The classes that the start before needed, loaded beside the start in their order: putting the
 * application together keeps one processor busy, and a third of that is finding, reading and
 * verifying classes. Which ones, the JVM says itself, in the log of the run command ({@code
 * -Xlog:class+load}); the log of the start before is at hand under another name. Without it, or
 * with one of another release, a start is just not quicker.
 */
final class ClassesAhead {
    /** System property: the JVM's log of the classes that the start before loaded. */
    static final String LOG = "atbilstiba.standalone.classes-of-last-start";

    private static final String FROM_CLASS_PATH = " source: file:";

    private final Stream<String> log;
    private final ClassLoader loader;

    ClassesAhead(Stream<String> log, ClassLoader loader) {
        this.log = log;
        this.loader = loader;
    }

    /** Begins, if there is a log of the start before. */
    static void begin() {
        var log = System.getProperty(LOG);
        if (log == null || !Files.exists(Path.of(log))) return;
        Thread.ofPlatform()
                .daemon()
                .name("classes-ahead")
                .start(() -> {
                    try (var lines = Files.lines(Path.of(log))) {
                        new ClassesAhead(lines, ClassesAhead.class.getClassLoader()).load();
                    } catch (IOException | UncheckedIOException e) {
                        // no log, no help
                    }
                });
    }

    void load() {
        log.filter(line -> line.contains(FROM_CLASS_PATH))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .forEach(this::load);
    }

    private void load(String name) {
        try {
            // asking for its constructors links it, which verifies it, and initializes nothing
            var _ = Class.forName(name, false, loader).getDeclaredConstructors();
        } catch (ClassNotFoundException | LinkageError e) {
            // gone, or hidden, or never to be linked: whoever needs it will say so
        }
    }
}
