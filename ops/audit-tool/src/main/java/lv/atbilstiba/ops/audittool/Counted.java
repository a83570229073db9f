package lv.atbilstiba.ops.audittool;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A stream that tells how many bytes of it were read. */
final class Counted extends InputStream {
    private final InputStream in;
    private final LongConsumer progress;
    private long count;

    Counted(InputStream in, LongConsumer progress) {
        this.in = in;
        this.progress = progress;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        var b = in.read();
        if (b >= 0) progress.accept(++count);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var read = in.read(bytes, offset, length);
        if (read > 0) progress.accept(count += read);
        return read;
    }

    /** Who unpacks asks this to know whether another member of the file follows. */
    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
