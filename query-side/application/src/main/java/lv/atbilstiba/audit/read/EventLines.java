package lv.atbilstiba.audit.read;

import lv.atbilstiba.platform.eventstore.StoredEvent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Events as lines, however many: while one portion is written, the next is found and put into its
 * form. No transaction is open while a slow client reads, and a client that is gone ends it.
 */
final class EventLines {
    /**
     * Events read and written at a time, so that memory does not grow with the history. An event
     * has at most 64 KiB, so one portion has at most 32 MiB, and there are two of them.
     */
    static final int PORTION = 512;

    private final Finder finder;
    private final Function<StoredEvent, byte[]> form;

    /** Gives the next events after a position; fewer than {@link #PORTION} are the last ones. */
    @FunctionalInterface
    interface Finder {
        List<StoredEvent> after(long position);
    }

    private record Portion(byte[] lines, int events, long last) {
        boolean isLast() {
            return events < PORTION;
        }
    }

    /**
     * @param form of an event, without an end of line
     */
    EventLines(Finder finder, Function<StoredEvent, byte[]> form) {
        this.finder = finder;
        this.form = form;
    }

    /**
     * Writes all events after a position.
     *
     * @return how many
     */
    long write(long after, OutputStream out) throws IOException {
        try (var ahead = Executors.newVirtualThreadPerTaskExecutor()) {
            var events = 0L;
            var next = ahead.submit(() -> portion(after));
            while (true) {
                var portion = come(next);
                if (!portion.isLast()) next = ahead.submit(() -> portion(portion.last()));
                out.write(portion.lines());
                out.flush();
                events += portion.events();
                if (portion.isLast()) return events;
            }
        }
    }

    private Portion portion(long after) {
        var events = finder.after(after);
        var lines = new ByteArrayOutputStream(events.size() * 1_024);
        for (var event : events) {
            lines.writeBytes(form.apply(event));
            lines.write('\n');
        }
        return new Portion(
                lines.toByteArray(),
                events.size(),
                events.isEmpty() ? after : events.getLast().position());
    }

    private static Portion come(Future<Portion> portion) throws IOException {
        try {
            return portion.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }
}
