package lv.atbilstiba.platform.vault;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import lv.atbilstiba.kernel.Ids;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Envelopes: a key for each person, wrapped by the master key. */
final class Vault implements Sealer, Opener {
    private static final String ADD_KEY =
            """
            INSERT INTO vault.person_key (person, key_id, wrapped_key)
            VALUES (:person, :keyId, :wrapped)
            ON CONFLICT (person) DO NOTHING
            """;
    private static final String REMOVE_UNUSED_KEY =
            """
            DELETE FROM vault.person_key
            WHERE person = :person
              AND NOT EXISTS (SELECT FROM eventstore.domain_event
                              WHERE aggregate_identifier = :aggregate)
            """;
    private static final String KEYS_OF_PEOPLE =
            """
            SELECT person, key_id, wrapped_key
            FROM vault.person_key
            WHERE person = ANY (CAST(:people AS uuid[]))
            """;
    private static final String LOOKED =
            """
            INSERT INTO access.looked (actor, person, field, request)
            SELECT :actor, l.person, l.field, :request
            FROM unnest(CAST(:people AS uuid[]), CAST(:fields AS text[]))
                WITH ORDINALITY AS l (person, field, place)
            ORDER BY l.place
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
            if (key.wrapped() == null) throw new ErasedPerson(person);
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
    public void forgetUnused(StaffId person) {
        jdbc.sql(REMOVE_UNUSED_KEY)
                .param("person", person.value())
                .param("aggregate", person.toString())
                .update();
    }

    @Override
    public Map<SealedField, String> open(
            List<SealedField> fields, Caller caller, @Nullable UUID request) {
        var keys = keys(fields.stream().map(it -> it.sealed().person()).distinct().toList());
        var wrapped = new LinkedHashMap<SealedField, byte[]>();
        for (var field : fields) {
            var key = wrapped(field.sealed(), keys);
            if (key != null) wrapped.put(field, key);
        }
        // recorded before any is opened: what nobody could record, nobody sees
        record(wrapped.keySet(), caller, request);
        var opened = new HashMap<SealedField, String>();
        wrapped.forEach((field, key) -> opened.put(field, opened(field, key)));
        return opened;
    }

    private void record(Set<SealedField> looks, Caller caller, @Nullable UUID request) {
        if (looks.isEmpty()) return;
        jdbc.sql(LOOKED)
                .param("actor", caller.actor())
                .param("people", texts(looks.stream().map(it -> it.sealed().person())))
                .param("fields", texts(looks.stream().map(SealedField::field)))
                .param("request", request)
                .update();
    }

    /** The wrapped key that opens a value; null if it was erased, or is another than that. */
    private static byte @Nullable [] wrapped(Sealed sealed, Map<String, PersonKey> keys) {
        var key = keys.get(sealed.person());
        return key == null || !key.id().toString().equals(sealed.keyId()) ? null : key.wrapped();
    }

    private String opened(SealedField field, byte[] wrapped) {
        var sealed = field.sealed();
        try {
            var plain =
                    unwrap(new StaffId(Ids.in(sealed.person())), wrapped)
                            .decrypt(
                                    Base64.getUrlDecoder().decode(sealed.ciphertext()),
                                    associated(sealed.person(), field.field()));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value does not open as " + field.field(), e);
        }
    }

    private Optional<PersonKey> find(StaffId person) {
        var id = person.value().toString();
        return Optional.ofNullable(keys(List.of(id)).get(id));
    }

    /** By person. */
    private Map<String, PersonKey> keys(List<String> people) {
        if (people.isEmpty()) return Map.of();
        var keys = new HashMap<String, PersonKey>();
        jdbc.sql(KEYS_OF_PEOPLE)
                .param("people", texts(people.stream()))
                .query(row -> {
                    keys.put(
                            row.getString("person"),
                            new PersonKey(
                                    row.getObject("key_id", UUID.class),
                                    row.getBytes("wrapped_key")));
                });
        return keys;
    }

    private static String[] texts(Stream<String> texts) {
        return texts.toArray(String[]::new);
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
