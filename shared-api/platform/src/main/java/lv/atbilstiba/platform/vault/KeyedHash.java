package lv.atbilstiba.platform.vault;

import com.google.crypto.tink.Aead;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes that nobody can try out without the key, which lies in the vault, wrapped by the master
 * key. One key for the whole register, made on first need: the same text has the same hash on every
 * node.
 */
final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;
    private static final byte[] ASSOCIATED = "vault/hash".getBytes(StandardCharsets.UTF_8);
    private static final String FIND =
            """
            SELECT wrapped_key
            FROM vault.hash_key
            """;
    private static final String ADD =
            """
            INSERT INTO vault.hash_key (wrapped_key)
            VALUES (:wrapped)
            ON CONFLICT (only_one) DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final @Nullable Aead master;
    private volatile @Nullable SecretKeySpec key;

    /**
     * @param master null while none is configured: then nothing can be hashed
     */
    KeyedHash(JdbcClient jdbc, @Nullable Aead master) {
        this.jdbc = jdbc;
        this.master = master;
    }

    boolean isPossible() {
        return master != null;
    }

    /**
     * @param purpose what the hash is for; the same text has another hash for another purpose
     */
    byte[] of(String purpose, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            mac.update((purpose + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no hash could be made", e);
        }
    }

    /** Looks for the key anew: the database may have become another. */
    void forget() {
        key = null;
    }

    private SecretKeySpec key() throws GeneralSecurityException {
        var known = key;
        if (known != null) return known;
        if (master == null)
            throw new ProblemException(Problem.unavailable("request/unavailable", 60));
        var wrapped = jdbc.sql(FIND).query(byte[].class).optional();
        if (wrapped.isEmpty()) {
            var fresh = new byte[LENGTH];
            new SecureRandom().nextBytes(fresh);
            jdbc.sql(ADD).param("wrapped", master.encrypt(fresh, ASSOCIATED)).update();
            wrapped = jdbc.sql(FIND).query(byte[].class).optional(); // another node may be first
        }
        known = new SecretKeySpec(master.decrypt(wrapped.orElseThrow(), ASSOCIATED), ALGORITHM);
        key = known;
        return known;
    }
}
