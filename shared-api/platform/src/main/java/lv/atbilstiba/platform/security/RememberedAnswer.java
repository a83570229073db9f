package lv.atbilstiba.platform.security;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer of the issuer's that can be read again and again. */
final class RememberedAnswer implements ClientHttpResponse {
    /** More than any set of keys; what is longer is not read to its end. */
    private static final int LONGEST = 1 << 20;

    private final Content content;

    /** What was answered. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(HttpStatusCode status, String words, HttpHeaders headers, byte[] body) {
        static Content of(ClientHttpResponse answer) throws IOException {
            var body = answer.getBody().readNBytes(LONGEST + 1);
            if (body.length > LONGEST) throw new IOException("the issuer's answer is too long");
            return new Content(
                    answer.getStatusCode(), answer.getStatusText(), answer.getHeaders(), body);
        }
    }

    RememberedAnswer(Content content) {
        this.content = content;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return content.status();
    }

    @Override
    public String getStatusText() {
        return content.words();
    }

    @Override
    public void close() {}

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(content.body());
    }

    @Override
    public HttpHeaders getHeaders() {
        return content.headers();
    }
}
