package lv.atbilstiba.platform.write;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The answers to the lines of one call, written while the next lines are read and decided. A client
 * that sends everything before it reads anything must not be waited for: what would not fit into
 * the connection is kept until it has sent everything, or waits for us. Where too much is kept, no
 * further line is taken until it has read some; a client that reads too slowly is given up.
 */
final class LineAnswers {
    /** Surely taken in by the connection, whether or not anybody reads. */
    private static final int AT_ONCE = 16 << 10;

    /** Who has not sent for so long waits for answers. */
    private static final Duration WAITS_FOR_US = Duration.ofMillis(200);

    private static final Duration LOOKS_AGAIN = Duration.ofMillis(20);

    /** Who waits is told something after so long, and who has gone is noticed. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** How long may be waited for a client to read, and one second more for so many bytes. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int SLOWEST = 16 << 10;

    private final HttpServletResponse response;
    private final Backlog backlog;
    private final String client;
    private final LongSupplier nanoTime;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private @Nullable Thread writer;
    private @Nullable IOException failure;
    private boolean allCame;
    private boolean ended;
    private boolean crowded;
    private long readingSince = Long.MAX_VALUE;

    LineAnswers(
            HttpServletResponse response, Backlog backlog, String client, LongSupplier nanoTime) {
        this.response = response;
        this.backlog = backlog;
        this.client = client;
        this.nanoTime = nanoTime;
    }

    /** The next line is being waited for. */
    void reads() {
        readsSince(nanoTime.getAsLong());
    }

    /** It has come. */
    void hasRead() {
        readsSince(Long.MAX_VALUE);
    }

    /** The client has sent everything, and can read. */
    void allCame() {
        lock.lock();
        try {
            allCame = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void readsSince(long moment) {
        lock.lock();
        try {
            readingSince = moment;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns once there is room for the answer.
     *
     * @throws IOException if nobody is there to read it, or reads too slowly
     */
    void say(byte[] line) throws IOException {
        if (writer == null) {
            response.flushBuffer(); // the head, before another thread writes
            writer = Thread.ofVirtual().name("answers-to-lines").start(this::write);
        }
        lock.lock();
        try {
            while (failure == null && !hasRoom(line.length)) {
                crowded = true;
                changed.signalAll();
                changed.await();
            }
            crowded = false;
            if (failure != null) throw failure;
            waiting.add(line);
            changed.signalAll();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    /** One answer is kept however much others keep, so that each call goes on. */
    private boolean hasRoom(int bytes) {
        if (!waiting.isEmpty()) return backlog.tryAdd(client, bytes);
        backlog.add(client, bytes);
        return true;
    }

    /** Everything was read; returns when everything is written. */
    void end() throws IOException {
        var thread = writer;
        if (thread == null) {
            response.flushBuffer(); // there was no line
            return;
        }
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (failure != null) throw failure;
    }

    private static InterruptedIOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return (InterruptedIOException) new InterruptedIOException().initCause(e);
    }

    private void write() {
        try {
            var out = new Timed();
            var notRead = 0;
            for (var line = next(); line != null; line = next()) {
                try {
                    if (notRead + line.length > AT_ONCE) {
                        out.flush();
                        notRead = awaitTurn(out) ? 0 : AT_ONCE;
                    }
                    notRead += line.length;
                    out.write(line);
                } finally {
                    written(line);
                }
                if (isUpToDate()) out.flush();
            }
            out.flush();
        } catch (IOException gone) {
            giveUp(gone);
        } catch (InterruptedException | RuntimeException e) {
            giveUp(new IOException(e));
        }
    }

    /** The next answer; null if there are no more. */
    private byte @Nullable [] next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !ended) changed.await();
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    private void written(byte[] line) {
        lock.lock();
        try {
            backlog.remove(client, line.length);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isUpToDate() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(IOException why) {
        lock.lock();
        try {
            failure = why;
            waiting.forEach(line -> backlog.remove(client, line.length));
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns when the client has sent everything, waits for us, or has to read; or after a silence
     * that should be broken.
     *
     * @return false if it was the silence
     */
    private boolean awaitTurn(Timed out) throws InterruptedException {
        lock.lock();
        try {
            while (!ended && !allCame && !crowded && !clientWaits()) {
                if (out.silentFor() > SILENCE.toNanos()) return false;
                changed.await(LOOKS_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean clientWaits() {
        return readingSince != Long.MAX_VALUE
                && nanoTime.getAsLong() - readingSince > WAITS_FOR_US.toNanos();
    }

    /** The way to the client, and how long it kept us waiting in all. */
    private final class Timed {
        private long bytes;
        private long waited;
        private long last = nanoTime.getAsLong();

        long silentFor() {
            return nanoTime.getAsLong() - last;
        }

        void write(byte[] line) throws IOException {
            var begun = nanoTime.getAsLong();
            response.getOutputStream().write(line);
            bytes += line.length;
            waitedSince(begun);
        }

        void flush() throws IOException {
            var begun = nanoTime.getAsLong();
            response.getOutputStream().flush();
            waitedSince(begun);
        }

        private void waitedSince(long begun) throws IOException {
            last = nanoTime.getAsLong();
            waited += last - begun;
            if (waited > PATIENCE.toNanos() + TimeUnit.SECONDS.toNanos(1) * (bytes / SLOWEST))
                throw new IOException("the answers are read too slowly");
        }
    }
}
