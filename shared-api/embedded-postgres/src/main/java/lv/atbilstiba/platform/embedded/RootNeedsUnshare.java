package lv.atbilstiba.platform.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root; {@code unshare -U} makes root somebody else for it. */
final class RootNeedsUnshare {
    private static final String ADVICE =
            """
            PostgreSQL does not run as root, and %s.
            Either install util-linux (it brings `unshare`) and allow user namespaces, or start this program as another user:
              useradd --system --create-home register
              chown -R register <data folder>
              setpriv --reuid=register --regid=register --clear-groups <this command> -Dot.epg.working-dir=/home/register/embedded-pg
            or point it at an installed PostgreSQL with spring.datasource.url.\
            """;

    private RootNeedsUnshare() {}

    static void check() {
        check(
                isRoot(),
                System.getenv().getOrDefault("PATH", ""),
                System.getProperty("os.name", ""));
    }

    static void check(boolean root, String path, String os) {
        if (!root || !os.startsWith("Linux")) return;
        var unshare =
                Arrays.stream(path.split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, "unshare"))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (unshare.isEmpty()) {
            throw new IllegalStateException(ADVICE.formatted("there is no `unshare` on the PATH"));
        }
        if (!works(unshare.get())) {
            throw new IllegalStateException(
                    ADVICE.formatted("`unshare -U` is not allowed on this machine"));
        }
    }

    private static boolean isRoot() {
        return "root".equals(ProcessHandle.current().info().user().orElse(""))
                || "root".equals(System.getProperty("user.name"));
    }

    private static boolean works(Path unshare) {
        try {
            var process =
                    new ProcessBuilder(unshare.toString(), "-U", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
