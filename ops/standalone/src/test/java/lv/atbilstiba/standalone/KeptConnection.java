package lv.atbilstiba.standalone;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection over which one request is sent after the other, and nothing is sent again. */
final class KeptConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream answers;
    private boolean toBeClosed;

    private KeptConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new BufferedInputStream(socket.getInputStream());
    }

    static KeptConnection to(int port) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        return new KeptConnection(socket);
    }

    /** Sends a request and takes its whole answer; the status of it. */
    int ask(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        long length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var value = header.substring(header.indexOf(':') + 1).strip();
            switch (header.substring(0, header.indexOf(':')).toLowerCase(java.util.Locale.ROOT)) {
                case "content-length" -> length = Long.parseLong(value);
                case "transfer-encoding" -> chunked = value.equals("chunked");
                case "connection" -> toBeClosed |= value.equals("close");
                default -> {}
            }
        }
        if (chunked) {
            for (length = chunk(); length > 0; length = chunk()) {
                answers.skipNBytes(length);
                line();
            }
            line();
        } else {
            answers.skipNBytes(length);
        }
        return status;
    }

    private long chunk() throws IOException {
        return Long.parseLong(line(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int read = answers.read(); read != '\n'; read = answers.read()) {
            if (read < 0) throw new EOFException("closed before its answer: " + line);
            if (read != '\r') line.append((char) read);
        }
        return line.toString();
    }

    /** Whether the other end has said that it will close the connection. */
    boolean isToBeClosed() {
        return toBeClosed;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
