package lv.atbilstiba.ops.audittool;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a stream, as many at once as come with one reading of it. */
final class Lines {
    private static final int BUFFER = 1 << 18;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];

    /** How much of the buffer is the beginning of a line whose end is still to be read. */
    private int begun;

    private long number;
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
        if (begun == buffer.length) buffer = Arrays.copyOf(buffer, 2 * begun);
        var read = in.read(buffer, begun, buffer.length - begun);
        if (read < 0) {
            if (begun > 0) throw new AuditPackage.Unreadable("the file ends within a line", null);
            return false;
        }
        // A text is searched many bytes at a time, an array one by one.
        var text = new String(buffer, 0, begun + read, StandardCharsets.ISO_8859_1);
        var start = 0;
        for (var end = text.indexOf('\n', begun); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(new Line(++number, Arrays.copyOfRange(buffer, start, end)));
            start = end + 1;
        }
        begun += read - start;
        System.arraycopy(buffer, start, buffer, 0, begun);
        return true;
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
