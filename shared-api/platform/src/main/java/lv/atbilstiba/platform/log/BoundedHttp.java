package lv.atbilstiba.platform.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks another server, and waits no longer and takes no more than it should: neither for the head
 * of its answer nor for the body. Redirects are not followed.
 */
public final class BoundedHttp {
    /** A checkpoint with a hundred signatures of five kilobytes is smaller. */
    private static final int MOST_BYTES = 1 << 20;

    private final HttpClient client;
    private final Duration patience;

    /**
     * @param patience for a whole answer
     */
    public BoundedHttp(Duration patience) {
        this.patience = patience;
        client =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /**
     * @throws IOException if there is no whole answer in time, or it is longer than any can be
     */
    public HttpResponse<String> send(HttpRequest request) throws IOException {
        var text = BodyHandlers.ofString(StandardCharsets.UTF_8);
        var answer = client.sendAsync(request, BodyHandlers.limiting(text, MOST_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + patience, e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        } finally {
            answer.cancel(true);
        }
    }
}
