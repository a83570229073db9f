package lv.atbilstiba.ops.audittool;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * How a file came to be written. What went through Windows - PowerShell's {@code >}, an editor, a
 * checkout that changes line ends - is another file than the one that the register gave: often it
 * can still be read, but what is wrong in it then says nothing about the register.
 */
enum FileForm {
    AS_GIVEN(null, 0),
    /** UTF-8 with a byte order mark. */
    UTF_8_MARKED(StandardCharsets.UTF_8, 3),
    UTF_16_LITTLE(StandardCharsets.UTF_16LE, 2),
    UTF_16_BIG(StandardCharsets.UTF_16BE, 2);

    private static final int BUFFER = 1 << 18;

    private final @Nullable Charset charset;
    private final int mark;

    FileForm(@Nullable Charset charset, int mark) {
        this.charset = charset;
        this.mark = mark;
    }

    /** The bytes of a text in UTF-8, and the form that they had. */
    record Opened(InputStream text, FileForm form) {}

    /** Looks at the beginning of a stream that can go back to it. */
    static Opened open(BufferedInputStream in) throws IOException {
        in.mark(3);
        var start = in.readNBytes(3);
        in.reset();
        var form = of(start);
        in.skipNBytes(form.mark);
        return new Opened(
                form.charset == null || form.charset == StandardCharsets.UTF_8
                        ? in
                        : new InUtf8(new InputStreamReader(in, form.charset)),
                form);
    }

    private static FileForm of(byte[] start) {
        if (startsWith(start, 0xef, 0xbb, 0xbf)) return UTF_8_MARKED;
        if (startsWith(start, 0xff, 0xfe)) return UTF_16_LITTLE;
        if (startsWith(start, 0xfe, 0xff)) return UTF_16_BIG;
        return AS_GIVEN;
    }

    static boolean isZipped(byte[] start) {
        return startsWith(start, 0x1f, 0x8b);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) return false;
        for (var i = 0; i < start.length; i++) if ((bytes[i] & 0xff) != start[i]) return false;
        return true;
    }

    /** A short text, such as a key or a checkpoint, with the line ends that it had at first. */
    static String text(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var bytes = open(in).text().readNBytes(Lines.MOST_BYTES);
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .replace("\r\n", "\n");
            return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        }
    }

    /** Unpacks what is packed by gzip, in one member or several, but no bomb. */
    static final class Unzipped extends InputStream {
        /** A package becomes some ten times smaller; this is more than can be honest. */
        private static final int MOST_TIMES = 250;

        private static final long FREE = 64L << 20;

        private final Counted packed;
        private final InputStream in;
        private long unpacked;

        Unzipped(InputStream packedBytes, Counted packed) throws IOException {
            this.packed = packed;
            in = new GZIPInputStream(packedBytes, BUFFER);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = in.read(bytes, offset, length);
            if (read > 0) unpacked += read;
            if (unpacked > FREE && unpacked / MOST_TIMES > packed.count())
                throw Unreadable.of("unpacks-without-end", MOST_TIMES);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** The characters of a reader as UTF-8. */
    private static final class InUtf8 extends InputStream {
        private final Reader reader;
        private final CharsetEncoder encoder =
                StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
        private final CharBuffer characters = CharBuffer.allocate(BUFFER).limit(0);
        private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
        private boolean ended;

        InUtf8(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (!fill()) return -1;
            var given = Math.min(length, bytes.remaining());
            bytes.get(into, offset, given);
            return given;
        }

        private boolean fill() throws IOException {
            while (!bytes.hasRemaining()) {
                if (ended) return false;
                characters.compact();
                ended = reader.read(characters) < 0;
                characters.flip();
                bytes.clear();
                encoder.encode(characters, bytes, ended);
                bytes.flip();
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
