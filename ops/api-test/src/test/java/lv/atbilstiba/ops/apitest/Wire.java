package lv.atbilstiba.ops.apitest;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection on which anything can be sent, however wrong; kept while the server keeps it. */
final class Wire implements AutoCloseable {
    private static final int PATIENCE = 60_000; // milliseconds

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /**
     * An answer.
     *
     * @param status 0 if there was none
     * @param headers each as {@code name: value}, the name in small letters
     * @param trouble why there was none
     */
    record Answer(int status, List<String> headers, byte[] body, String trouble) {
        static Answer none(String trouble) {
            return new Answer(0, List.of(), new byte[0], trouble);
        }

        String header(String name) {
            for (var header : headers)
                if (header.startsWith(name + ":"))
                    return header.substring(name.length() + 1).strip();
            return "";
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Its media type, without parameters. */
        String type() {
            var type = header("content-type");
            var end = type.indexOf(';');
            return (end < 0 ? type : type.substring(0, end)).strip();
        }
    }

    /**
     * Sends bytes and reads what is answered.
     *
     * @param head whether the answer has no body, whatever it says
     * @param last whether nothing more is sent afterwards, which the server is told
     */
    Answer send(byte[] request, boolean head, boolean last) {
        var kept = socket != null;
        var answer = attempt(request, head, last);
        // the server may have closed a kept connection before it saw the request
        return kept && answer.status() == 0 && answer.trouble().startsWith("closed")
                ? attempt(request, head, last)
                : answer;
    }

    private Answer attempt(byte[] request, boolean head, boolean last) {
        try {
            var to = connected();
            try {
                to.getOutputStream().write(request);
                to.getOutputStream().flush();
                if (last) to.shutdownOutput();
            } catch (IOException closedWhileSending) {
                // it may have answered before it read all
            }
            var answer = read(java.util.Objects.requireNonNull(in), head);
            if (last || answer.header("connection").equalsIgnoreCase("close")) close();
            return answer;
        } catch (SocketTimeoutException slow) {
            close();
            return Answer.none("no answer within " + PATIENCE + " ms");
        } catch (EOFException closed) {
            close();
            return Answer.none("closed without an answer");
        } catch (IOException failed) {
            close();
            return Answer.none("closed: " + failed);
        }
    }

    private Socket connected() throws IOException {
        if (socket == null) {
            var opened = new Socket();
            opened.connect(
                    new InetSocketAddress(InetAddress.getByName("localhost"), port), PATIENCE);
            opened.setTcpNoDelay(true);
            opened.setSoTimeout(PATIENCE);
            socket = opened;
            in = new BufferedInputStream(opened.getInputStream());
        }
        return socket;
    }

    private static Answer read(InputStream in, boolean head) throws IOException {
        while (true) {
            var first = line(in);
            if (!first.startsWith("HTTP/1.")) throw new IOException("no HTTP: " + first);
            var status = Integer.parseInt(first.substring(9, 12));
            var headers = new ArrayList<String>();
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                var colon = line.indexOf(':');
                headers.add(
                        line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
            }
            var answer = new Answer(status, headers, new byte[0], "");
            if (status < 200) continue;
            if (head || status == 204 || status == 304) return answer;
            return new Answer(status, headers, body(in, answer), "");
        }
    }

    private static byte[] body(InputStream in, Answer answer) throws IOException {
        if (answer.header("transfer-encoding").equalsIgnoreCase("chunked")) {
            var body = new ByteArrayOutputStream();
            while (true) {
                var size = Integer.parseInt(line(in).split(";", -1)[0].strip(), 16);
                body.write(in.readNBytes(size));
                if (size == 0) {
                    while (!line(in).isEmpty()) {
                        // trailers
                    }
                    return body.toByteArray();
                }
                line(in);
            }
        }
        var length = answer.header("content-length");
        if (length.isEmpty()) return in.readAllBytes();
        var body = in.readNBytes(Integer.parseInt(length));
        if (body.length < Integer.parseInt(length)) throw new IOException("cut short");
        return body;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException();
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        try {
            if (socket != null) socket.close();
        } catch (IOException gone) {
            // closed is closed
        }
        socket = null;
        in = null;
    }
}
