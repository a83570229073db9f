package lv.atbilstiba.ops.apitest;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The standalone in a process of its own, and how much it has to say. */
final class RunningRegister implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern READY = Pattern.compile("swagger-ui\\.html");
    private static final int REMEMBERED = 400; // lines

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final AtomicLong said = new AtomicLong();
    private final ArrayDeque<String> last = new ArrayDeque<>();

    private RunningRegister(Process process) {
        this.process = process;
    }

    /**
     * Starts it on a folder and a free port, with nothing on its class path that only tests need.
     */
    static RunningRegister on(Path folder) throws IOException {
        var classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.contains("/api-test/"))
                        .filter(entry -> !entry.contains("/com/networknt/"))
                        .filter(entry ->
                                !entry.contains("/com/fasterxml/jackson/core/jackson-databind/"))
                        .filter(entry -> !entry.contains("/com/fasterxml/jackson/datatype/"))
                        .collect(Collectors.joining(File.pathSeparator));
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        // it lives for minutes: what compiling more would save, it would cost
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx1g",
                        "-cp",
                        classPath,
                        "lv.atbilstiba.standalone.StandaloneApplication",
                        "--server.port=0",
                        // one caller asks all of it, as fast as it is answered
                        "--atbilstiba.budget.enabled=false",
                        "--atbilstiba.budget.costly.replays-an-hour=1000000",
                        // a machine that builds may stand still for longer than a client may
                        "--server.tomcat.connection-timeout=60s",
                        "--atbilstiba.standalone.data-folder=" + folder);
        var register =
                new RunningRegister(new ProcessBuilder(command).redirectErrorStream(true).start());
        Thread.ofPlatform().daemon().name("what the register says").start(register::listen);
        register.ready.orTimeout(3, TimeUnit.MINUTES).join();
        return register;
    }

    private void listen() {
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                said.addAndGet(line.getBytes(StandardCharsets.UTF_8).length + 1L);
                synchronized (last) {
                    last.add(line);
                    if (last.size() > REMEMBERED) last.remove();
                }
                var started = STARTED.matcher(line);
                if (started.find()) port.complete(Integer.parseInt(started.group(1)));
                if (READY.matcher(line).find()) ready.complete(null);
            }
        } catch (IOException gone) {
            // it has ended
        }
        ready.completeExceptionally(new IllegalStateException(lastSaid()));
    }

    int port() {
        return port.join();
    }

    /** How many bytes it has logged so far. */
    long bytesLogged() {
        return said.get();
    }

    String lastSaid() {
        synchronized (last) {
            return String.join("\n", last);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
