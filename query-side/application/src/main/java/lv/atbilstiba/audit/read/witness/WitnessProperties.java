package lv.atbilstiba.audit.read.witness;

import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.util.List;

/**
 * @param name the witness's name: a URL without its scheme; of the key that {@code createKey} makes
 * @param keyFolder the folder with the witness's private keys, one in each {@code *.key} file; each
 *     cosigns. Without it nothing is cosigned
 * @param createKey whether to make the first key if there is none
 * @param logs whose checkpoints are cosigned, and no others
 */
@ConfigurationProperties("atbilstiba.witness")
record WitnessProperties(
        @DefaultValue("atbilstiba.lv/witness") String name,
        @Nullable Path keyFolder,
        @DefaultValue("false") boolean createKey,
        @DefaultValue List<Log> logs) {

    /**
     * @param origin the log's name, as its checkpoints begin
     * @param keys its public keys as vkeys; one of them has to have signed
     */
    record Log(String origin, List<String> keys) {
        Log {
            keys.forEach(VerifierKey::parse);
        }

        List<VerifierKey> verifiers() {
            return keys.stream()
                    .map(VerifierKey::parse)
                    .filter(it -> it.type() == KeyType.LOG)
                    .toList();
        }
    }
}
