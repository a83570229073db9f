package lv.atbilstiba.audit.read.witness;

import lv.atbilstiba.platform.log.LogKeys;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignerKey;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.List;

/** The keys that cosign; none if the register is nobody's witness. */
@Component
final class WitnessKeys {
    private static final Logger log = LoggerFactory.getLogger(WitnessKeys.class);

    private final List<SignerKey> keys;

    WitnessKeys(WitnessProperties properties) {
        keys = keys(properties);
        if (keys.stream().anyMatch(it -> it.verifier().type() != KeyType.WITNESS))
            throw new IllegalStateException(
                    "atbilstiba.witness.key-folder: a key in it is none of a witness");
    }

    private static List<SignerKey> keys(WitnessProperties properties) {
        var folder = properties.keyFolder();
        if (folder == null) return List.of();
        var found = LogKeys.in(folder);
        if (!found.isEmpty() || !properties.createKey()) return found;
        var made = LogKeys.create(folder, properties.name(), KeyType.WITNESS);
        log.warn("made a key of the witness in {}; its public half is {}", folder, made);
        return List.of(made);
    }

    List<SignerKey> all() {
        return keys;
    }
}
