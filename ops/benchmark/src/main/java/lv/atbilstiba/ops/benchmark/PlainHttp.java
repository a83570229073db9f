package lv.atbilstiba.ops.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that knows just enough to load a server on this machine: so
 * that the two cores are spent on the server, not on a client.
 */
final class PlainHttp implements AutoCloseable {
    private final int port;
    private final String headers;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    PlainHttp(int port, String token) throws IOException {
        this.port = port;
        socket = open();
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
        headers = "Host: localhost:" + port + "\r\nAuthorization: Bearer " + token + "\r\n";
    }

    private Socket open() throws IOException {
        var opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        return opened;
    }

    /** Sends a request, reads the whole answer, and tells its status. */
    int send(String method, String path, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\n"
                        + headers
                        + (bytes.length == 0 ? "" : "Content-Type: application/json\r\n")
                        + "Content-Length: "
                        + bytes.length
                        + "\r\n\r\n";
        var headBytes = head.getBytes(StandardCharsets.US_ASCII);
        var message = new byte[headBytes.length + bytes.length];
        System.arraycopy(headBytes, 0, message, 0, headBytes.length);
        System.arraycopy(bytes, 0, message, headBytes.length, bytes.length);
        out.write(message);
        out.flush();
        var status = Integer.parseInt(line().substring(9, 12));
        var length = 0L;
        var chunked = false;
        var last = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("connection:") && lower.contains("close")) last = true;
            if (lower.startsWith("content-length:"))
                length = Long.parseLong(line.substring(15).strip());
            if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) chunked = true;
        }
        if (chunked) {
            for (var size = Integer.parseInt(line().strip(), 16);
                    size > 0;
                    size = Integer.parseInt(line().strip(), 16)) {
                in.skipNBytes(size);
                line();
            }
            line();
        } else {
            in.skipNBytes(length);
        }
        if (last) {
            // a server ends a connection after so many requests
            socket.close();
            socket = open();
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            out = socket.getOutputStream();
        }
        return status;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        while (true) {
            var c = in.read();
            if (c < 0) throw new EOFException("the server closed the connection");
            if (c == '\n') return line.toString();
            if (c != '\r') line.append((char) c);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
