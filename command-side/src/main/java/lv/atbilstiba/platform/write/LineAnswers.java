package lv.atbilstiba.platform.write;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The answers to the lines of one call, written while the next lines are read and decided. A client
 * that sends everything before it reads anything must not be waited for: what would not fit into
 * the connection is kept until it has sent everything, or waits for us.
 */
final class LineAnswers {
    /** Surely taken in by the connection, whether or not anybody reads. */
    private static final int AT_ONCE = 16 << 10;

    /** Who has not sent for so long waits for answers. */
    private static final Duration WAITS_FOR_US = Duration.ofMillis(200);

    private static final Duration LOOKS_AGAIN = Duration.ofMillis(20);
    private static final byte[] END = {};

    private final HttpServletResponse response;
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private @Nullable Thread writer;
    private volatile @Nullable IOException failure;
    private volatile boolean allRead;
    private volatile long readingSince = Long.MAX_VALUE;

    LineAnswers(HttpServletResponse response) {
        this.response = response;
    }

    /** The next line is being waited for. */
    void reads() {
        readingSince = System.nanoTime();
    }

    /** It has come. */
    void hasRead() {
        readingSince = Long.MAX_VALUE;
    }

    /**
     * @throws IOException if nobody is there to read it
     */
    void say(byte[] line) throws IOException {
        var failed = failure;
        if (failed != null) throw failed;
        if (writer == null) {
            response.flushBuffer(); // the head, before another thread writes
            writer = Thread.ofVirtual().name("answers-to-lines").start(this::write);
        }
        waiting.add(line);
    }

    /** Everything was read; returns when everything is written. */
    void end() throws IOException {
        allRead = true;
        var thread = writer;
        if (thread == null) {
            response.flushBuffer(); // there was no line
            return;
        }
        waiting.add(END);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        }
        var failed = failure;
        if (failed != null) throw failed;
    }

    private void write() {
        try {
            var out = response.getOutputStream();
            var unread = 0;
            for (var line = waiting.take(); line != END; line = waiting.take()) {
                if (unread + line.length > AT_ONCE) {
                    out.flush();
                    awaitTurn();
                    unread = 0;
                }
                unread += line.length;
                write(line, out);
            }
            out.flush();
        } catch (IOException gone) {
            failure = gone;
        } catch (InterruptedException | RuntimeException e) {
            failure = new IOException(e);
        }
    }

    private void write(byte[] line, OutputStream out) throws IOException {
        out.write(line);
        if (waiting.isEmpty()) out.flush();
    }

    /** Returns when the client has sent everything, or waits for us. */
    private void awaitTurn() throws InterruptedException {
        while (!allRead && !clientWaits()) TimeUnit.MILLISECONDS.sleep(LOOKS_AGAIN.toMillis());
    }

    private boolean clientWaits() {
        var since = readingSince;
        return since != Long.MAX_VALUE && System.nanoTime() - since > WAITS_FOR_US.toNanos();
    }
}
