package lv.atbilstiba.platform.vault;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import lv.atbilstiba.kernel.Sealed;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Envelopes: a key for each person, wrapped by the master key. */
final class Vault implements Sealer, Opener {
    private static final String ADD_KEY =
            """
            INSERT INTO vault.person_key (person, key_id, wrapped_key)
            VALUES (:person, :keyId, :wrapped)
            ON CONFLICT (person) DO NOTHING
            """;
    private static final String KEY_OF_PERSON =
            """
            SELECT key_id, wrapped_key
            FROM vault.person_key
            WHERE person = :person
            """;
    private static final String LOOKED =
            """
            INSERT INTO access.looked (actor, person, field, request)
            VALUES (:actor, :person, :field, :request)
            """;

    private final JdbcClient jdbc;
    private final @Nullable Aead master;

    /**
     * @param master null while none is configured: then nothing is sealed or opened
     */
    Vault(JdbcClient jdbc, @Nullable Aead master) {
        this.jdbc = jdbc;
        this.master = master;
    }

    private record PersonKey(UUID id, byte @Nullable [] wrapped) {}

    @Override
    public Sealed seal(StaffId person, String field, String plaintext) {
        try {
            var key = find(person).or(() -> make(person)).orElseThrow();
            if (key.wrapped() == null)
                throw new IllegalStateException("the key of " + person + " has been erased");
            var sealed =
                    unwrap(person, key.wrapped())
                            .encrypt(
                                    plaintext.getBytes(StandardCharsets.UTF_8),
                                    associated(person.value().toString(), field));
            return new Sealed(
                    person.value().toString(),
                    key.id().toString(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    @Override
    public Optional<String> open(
            Sealed sealed, String field, Caller caller, @Nullable UUID request) {
        var person = new StaffId(UUID.fromString(sealed.person()));
        var key = find(person).filter(found -> found.id().toString().equals(sealed.keyId()));
        if (key.isEmpty() || key.get().wrapped() == null) return Optional.empty();
        // recorded before it is opened: what nobody could record, nobody sees
        jdbc.sql(LOOKED)
                .param("actor", caller.actor())
                .param("person", person.value())
                .param("field", field)
                .param("request", request)
                .update();
        try {
            var plain =
                    unwrap(person, key.get().wrapped())
                            .decrypt(
                                    Base64.getUrlDecoder().decode(sealed.ciphertext()),
                                    associated(sealed.person(), field));
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value does not open as " + field, e);
        }
    }

    private Optional<PersonKey> find(StaffId person) {
        return jdbc.sql(KEY_OF_PERSON)
                .param("person", person.value())
                .query((row, _) ->
                        new PersonKey(
                                row.getObject("key_id", UUID.class), row.getBytes("wrapped_key")))
                .optional();
    }

    private Optional<PersonKey> make(StaffId person) {
        try {
            var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            var wrapped =
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(
                            keyset, master(), associated(person.value().toString(), "key"));
            jdbc.sql(ADD_KEY)
                    .param("person", person.value())
                    .param("keyId", UuidCreator.getTimeOrderedEpoch())
                    .param("wrapped", wrapped)
                    .update();
            return find(person); // another node may have been first
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }

    private Aead unwrap(StaffId person, byte[] wrapped) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                        wrapped, master(), associated(person.value().toString(), "key"))
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private Aead master() {
        if (master == null)
            throw new ProblemException(Problem.unavailable("request/unavailable", 60));
        return master;
    }

    private static byte[] associated(String person, String field) {
        return (person + "/" + field).getBytes(StandardCharsets.UTF_8);
    }
}
