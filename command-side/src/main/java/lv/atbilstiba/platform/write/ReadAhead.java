package lv.atbilstiba.platform.write;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A body of which what has come already is taken in before it is needed, as far as there is room,
 * so that it is known when all of it has come.
 */
final class ReadAhead extends InputStream {
    private static final int PART = 1 << 16;

    /** What one call may have read ahead. */
    private static final int MOST = 4 << 20;

    private final InputStream body;
    private final long length;
    private final Backlog backlog;
    private final String client;
    private final Deque<byte[]> ahead = new ArrayDeque<>();
    private final byte[] part = new byte[PART];
    private byte[] current = part;
    private int at;
    private int end;
    private long come;
    private int held;
    private boolean ended;

    /**
     * @param length of the body in bytes; negative if that is not known, and then nothing is read
     *     ahead, since what has come may be no part of it
     */
    ReadAhead(InputStream body, long length, Backlog backlog, String client) {
        this.body = body;
        this.length = length;
        this.backlog = backlog;
        this.client = client;
    }

    /** Takes in what has come; waits for nothing. */
    void takeIn() throws IOException {
        while (!allCame() && length >= 0) {
            var there = Math.min(body.available(), PART);
            if (there <= 0 || held + there > MOST || !backlog.tryAdd(client, there)) return;
            held += there;
            var bytes = body.readNBytes(there);
            come += bytes.length;
            if (bytes.length < there) {
                release(there - bytes.length);
                ended = true;
            }
            if (bytes.length > 0) ahead.add(bytes);
        }
    }

    /** Whether the client has sent everything. */
    boolean allCame() {
        return ended || come == length;
    }

    @Override
    public int read() throws IOException {
        if (at == end && !next()) return -1;
        return current[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (most == 0) return 0;
        if (at == end && !next()) return -1;
        var some = Math.min(most, end - at);
        System.arraycopy(current, at, into, from, some);
        at += some;
        return some;
    }

    private boolean next() throws IOException {
        at = 0;
        end = 0;
        if (!ahead.isEmpty()) {
            current = ahead.remove();
            end = current.length;
            release(end);
            return true;
        }
        current = part;
        if (allCame()) return false;
        var some = body.read(part);
        if (some < 0) {
            ended = true;
            return false;
        }
        come += some;
        end = some;
        return some > 0 || next();
    }

    private void release(int bytes) {
        held -= bytes;
        backlog.remove(client, bytes);
    }

    /** What was read ahead is not kept any longer. */
    @Override
    public void close() {
        ahead.clear();
        release(held);
    }
}
