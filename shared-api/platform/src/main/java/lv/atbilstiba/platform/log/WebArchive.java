package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.SignedNote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * A server that takes a PUT of {@code <address>/<epoch>/<size>} and {@code
 * <address>/<epoch>/latest}, and answers a GET of the latter; such as an object store that keeps
 * what it was given.
 */
record WebArchive(URI address) implements CheckpointArchive {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private static final int NOT_FOUND = 404;

    @Override
    public void keep(int epoch, SignedNote checkpoint) {
        put(epoch, Long.toString(Checkpoint.of(checkpoint).size()), checkpoint);
        put(epoch, "latest", checkpoint);
    }

    private void put(int epoch, String name, SignedNote note) {
        var body = HttpRequest.BodyPublishers.ofString(note.toString());
        var answer =
                send(
                        request(epoch, name)
                                .header("Content-Type", "text/plain; charset=utf-8")
                                .PUT(body)
                                .build());
        if (answer.statusCode() / 100 != 2) throw unexpected(answer);
    }

    @Override
    public Optional<SignedNote> newest(int epoch) {
        var answer = send(request(epoch, "latest").GET().build());
        if (answer.statusCode() == NOT_FOUND) return Optional.empty();
        if (answer.statusCode() / 100 != 2) throw unexpected(answer);
        try {
            return Optional.of(SignedNote.parse(answer.body()));
        } catch (IllegalArgumentException e) {
            throw new ArchiveUnreachable(address, e);
        }
    }

    private HttpRequest.Builder request(int epoch, String name) {
        var base = address.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/" + epoch + "/" + name))
                .timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ArchiveUnreachable(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveUnreachable(address, e);
        }
    }

    private ArchiveUnreachable unexpected(HttpResponse<String> answer) {
        return new ArchiveUnreachable(
                address, new IOException("it answered " + answer.statusCode()));
    }
}
