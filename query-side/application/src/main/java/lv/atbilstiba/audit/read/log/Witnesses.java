package lv.atbilstiba.audit.read.log;

import lv.atbilstiba.platform.log.BoundedHttp;
import lv.atbilstiba.platform.log.LogProperties;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.log.StoredCheckpoint;
import lv.atbilstiba.platform.tlog.AddCheckpoint;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.TiledTree;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * Asks the witnesses to cosign a checkpoint, and keeps what they sign. A witness that does not
 * answer delays nothing but the next question to it: the log goes on, and is asked for again.
 *
 * @see <a href="https://c2sp.org/tlog-witness">C2SP tlog-witness</a>
 */
@Component
final class Witnesses {
    private static final Logger log = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final BoundedHttp HTTP = new BoundedHttp(PATIENCE);
    private static final int CONFLICT = 409;

    private final LogStore store;
    private final List<Witness> witnesses;

    Witnesses(LogStore store, LogProperties properties) {
        this.store = store;
        this.witnesses =
                properties.witnesses().stream()
                        .map(it -> new Witness(it.url(), VerifierKey.parse(it.key())))
                        .toList();
    }

    private static final class Witness {
        private final URI url;
        private final VerifierKey key;

        /** What it said last that it had cosigned. */
        private long size;

        Witness(URI url, VerifierKey key) {
            this.url = URI.create(url.toString().replaceAll("/+$", "") + "/add-checkpoint");
            this.key = key;
        }
    }

    void ask(StoredCheckpoint checkpoint) {
        for (var witness : witnesses) {
            try {
                ask(witness, checkpoint);
            } catch (IOException | RuntimeException e) {
                log.atWarn()
                        .addKeyValue("witness", witness.key.name())
                        .setCause(e)
                        .log("a witness did not cosign");
            }
            if (Thread.currentThread().isInterrupted()) return;
        }
    }

    private void ask(Witness witness, StoredCheckpoint checkpoint) throws IOException {
        var answer = send(witness, checkpoint);
        if (answer.statusCode() == CONFLICT) {
            witness.size = Long.parseLong(answer.body().strip());
            if (witness.size > checkpoint.size())
                throw new IOException(
                        "it has cosigned " + witness.size + " entries: more than there are");
            answer = send(witness, checkpoint);
        }
        if (answer.statusCode() / 100 != 2)
            throw new IOException("it answered " + answer.statusCode());
        witness.size = checkpoint.size();
        var cosigned = SignedNote.parse(checkpoint.note() + answer.body());
        if (witness.key.cosignedAt(cosigned).isEmpty())
            throw new IOException("what it signed is not the checkpoint");
        cosigned.signatures().stream()
                .filter(it -> it.keyId() == witness.key.id())
                .forEach(it -> store.cosign(checkpoint, it));
    }

    private HttpResponse<String> send(Witness witness, StoredCheckpoint checkpoint)
            throws IOException {
        var tree = new TiledTree(store.tiles(checkpoint.epoch()), checkpoint.size());
        var path = witness.size == 0 ? List.<Hash>of() : tree.consistency(witness.size).path();
        var body = new AddCheckpoint(witness.size, path, checkpoint.note()).toString();
        var request =
                HttpRequest.newBuilder(witness.url)
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return HTTP.send(request);
    }
}
