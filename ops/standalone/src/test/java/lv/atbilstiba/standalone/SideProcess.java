package lv.atbilstiba.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One side in a JVM of its own, with nothing of the other side on its class path. */
final class SideProcess implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private SideProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it, and does not wait.
     *
     * @param without folder of the side that must not be there
     */
    static SideProcess start(String main, String without, List<String> settings)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.contains(without))
                        .filter(entry -> !entry.contains("/ops/standalone/"))
                        .filter(entry -> !entry.contains("/ops/demo/"))
                        .filter(entry -> !entry.contains("authorization-server"))
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add(main);
        command.addAll(settings);
        var started =
                new SideProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
        Thread.ofPlatform().daemon().name(main).start(started::listen);
        return started;
    }

    private void listen() {
        var last = new ArrayList<String>();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                last.add(line);
                var found = STARTED.matcher(line);
                if (found.find()) port.complete(Integer.parseInt(found.group(1)));
            }
        } catch (IOException gone) {
            last.add(gone.toString());
        }
        port.completeExceptionally(new IllegalStateException(String.join("\n", last)));
    }

    /** Where it listens, once it does. */
    int port() {
        return port.orTimeout(3, TimeUnit.MINUTES).join();
    }

    /** Has the system send it a signal: {@code STOP}, {@code CONT}, {@code KILL}, {@code TERM}. */
    void signal(String name) throws IOException, InterruptedException {
        signal(process.toHandle(), name);
    }

    static void signal(ProcessHandle to, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(to.pid())).start().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end. */
    boolean ended(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
