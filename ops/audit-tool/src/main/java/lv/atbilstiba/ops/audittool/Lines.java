package lv.atbilstiba.ops.audittool;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a stream, as many at once as come with one reading of it. They end with a line feed,
 * or, where a file went through Windows, with a carriage return and one; the last one may lack its
 * end.
 */
final class Lines {
    /** Longer than any line of a package could become: an entry of the log has at most 64 KiB. */
    static final int MOST_BYTES = 1 << 24;

    private static final int BUFFER = 1 << 18;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];

    /** How much of the buffer is the beginning of a line whose end is still to be read. */
    private int begun;

    private long number;
    private boolean carriageReturns;
    private @Nullable IOException failure;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * @param number of the line in the file, from 1 on
     * @param bytes without its end
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to who understands them
    record Line(long number, byte[] bytes) {}

    /** The lines that come next; none when there are no more, or they cannot be read. */
    List<Line> next() {
        var lines = new ArrayList<Line>();
        try {
            while (failure == null && lines.isEmpty() && read(lines)) {}
        } catch (IOException e) {
            failure = e;
        }
        return lines;
    }

    private boolean read(List<Line> lines) throws IOException {
        if (begun == buffer.length) {
            if (begun >= MOST_BYTES) throw Unreadable.of("line-too-long", number + 1, MOST_BYTES);
            buffer = Arrays.copyOf(buffer, 2 * begun);
        }
        var read = in.read(buffer, begun, buffer.length - begun);
        if (read < 0) {
            if (begun == 0) return false;
            lines.add(line(0, begun));
            begun = 0;
            return true;
        }
        // A text is searched many bytes at a time, an array one by one.
        var text = new String(buffer, 0, begun + read, StandardCharsets.ISO_8859_1);
        var start = 0;
        for (var end = text.indexOf('\n', begun); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(line(start, end));
            start = end + 1;
        }
        begun += read - start;
        System.arraycopy(buffer, start, buffer, 0, begun);
        return true;
    }

    private Line line(int start, int end) {
        var before = end > start && buffer[end - 1] == '\r';
        if (before) carriageReturns = true;
        return new Line(++number, Arrays.copyOfRange(buffer, start, before ? end - 1 : end));
    }

    /** Whether any line so far ended as lines do in Windows. */
    boolean haveCarriageReturns() {
        return carriageReturns;
    }

    /**
     * After the last line: how many there were.
     *
     * @throws IOException if it is the last only because no more could be read
     */
    long end() throws IOException {
        if (failure != null) throw failure;
        return number;
    }
}
