package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.SignedNote;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A server that takes a PUT of {@code <address>/<epoch>/<size>} and {@code
 * <address>/<epoch>/latest}, and answers a GET of the latter; such as an object store that keeps
 * what it was given.
 *
 * @param authorization a file with the value of the header {@code Authorization}, read anew for
 *     each request; null if the archive asks for none
 */
record WebArchive(URI address, @Nullable Path authorization) implements CheckpointArchive {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final BoundedHttp HTTP = new BoundedHttp(PATIENCE);
    private static final int NOT_FOUND = 404;

    WebArchive {
        if (address.getUserInfo() != null)
            throw new IllegalArgumentException(
                    "atbilstiba.log.archives: a password in an address gets into logs; give it by"
                            + " atbilstiba.log.archive-authorization");
        if ("http".equals(address.getScheme()) && !isThisMachine(address.getHost()))
            throw new IllegalArgumentException(
                    "atbilstiba.log.archives: not encrypted, so anybody between could answer: "
                            + address
                            + " (https: is needed)");
    }

    private static boolean isThisMachine(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public void keep(int epoch, SignedNote checkpoint) {
        put(epoch, Long.toString(Checkpoint.of(checkpoint).size()), checkpoint);
        renew(epoch, checkpoint);
    }

    @Override
    public void renew(int epoch, SignedNote checkpoint) {
        put(epoch, "latest", checkpoint);
    }

    private void put(int epoch, String name, SignedNote note) {
        var body = HttpRequest.BodyPublishers.ofString(note.toString());
        var answer =
                send(
                        request(epoch, name)
                                .header("Content-Type", "text/plain; charset=utf-8")
                                .PUT(body));
        if (answer.statusCode() / 100 != 2) throw unexpected(answer);
    }

    @Override
    public Optional<SignedNote> newest(int epoch) {
        var answer = send(request(epoch, "latest").GET());
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

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            if (authorization != null)
                request.header("Authorization", Files.readString(authorization).strip());
            return HTTP.send(request.build());
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveUnreachable(address, e);
        }
    }

    private ArchiveUnreachable unexpected(HttpResponse<String> answer) {
        return new ArchiveUnreachable(
                address, new IOException("it answered " + answer.statusCode()));
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
