package lv.atbilstiba.ops.apitest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request, as it goes over the wire.
 *
 * @param target path and query, encoded
 * @param headers names and values in turn; their characters are the bytes that are sent
 */
record Call(String method, String target, List<String> headers, byte[] body) {
    static final byte[] NOTHING = new byte[0];

    Call {
        headers = List.copyOf(headers);
    }

    Call method(String other) {
        return new Call(other, target, headers, body);
    }

    Call target(String other) {
        return new Call(method, other, headers, body);
    }

    Call body(byte[] other) {
        return new Call(method, target, headers, other);
    }

    Call body(String other) {
        return body(other.getBytes(StandardCharsets.UTF_8));
    }

    /** With one more header, beside those of the same name. */
    Call and(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Call(method, target, more, body);
    }

    Call without(String name) {
        var fewer = new ArrayList<String>();
        for (var i = 0; i < headers.size(); i += 2)
            if (!headers.get(i).equalsIgnoreCase(name)) fewer.addAll(headers.subList(i, i + 2));
        return new Call(method, target, fewer, body);
    }

    /** With one header of the name. */
    Call with(String name, String value) {
        return without(name).and(name, value);
    }

    String header(String name) {
        for (var i = 0; i < headers.size(); i += 2)
            if (headers.get(i).equalsIgnoreCase(name)) return headers.get(i + 1);
        return "";
    }

    /** Its bytes, with the length of its body. */
    byte[] bytes() {
        var framed = body.length > 0 || !method.equals("GET") && !method.equals("HEAD");
        return framed
                ? framed("Content-Length: " + body.length + "\r\n", body)
                : framed("", NOTHING);
    }

    /**
     * Its bytes with a framing of its own.
     *
     * @param lines of the head, each with its end
     */
    byte[] framed(String lines, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        write(bytes, method + " " + target + " HTTP/1.1\r\n");
        for (var i = 0; i < headers.size(); i += 2)
            write(bytes, headers.get(i) + ": " + headers.get(i + 1) + "\r\n");
        write(bytes, lines + "\r\n");
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Text as the characters that its UTF-8 bytes are. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
