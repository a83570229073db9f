package lv.atbilstiba.platform.access;

import lv.atbilstiba.platform.json.CanonicalJson;
import lv.atbilstiba.platform.tlog.Hash;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * A row of the record of looking.
 *
 * @param table {@code looked} at a personal value, or {@code exported} history
 * @param person whose value it was; null of an export
 * @param field which value; null of an export
 * @param what was taken away; null of a look
 * @param upTo the last position that it could hold; null of a look
 */
record AccessRecord(
        String table,
        long id,
        Instant at,
        String actor,
        @Nullable String person,
        @Nullable String field,
        @Nullable String what,
        @Nullable String upTo,
        @Nullable String request) {
    private static final int LENGTH = 400;

    /** The canonical JSON (RFC 8785) of the row, numbers as texts. */
    byte[] canonical() {
        return new CanonicalJson(LENGTH)
                .member("actor", actor)
                .member("at", at)
                .member("field", field)
                .member("id", Long.toString(id))
                .member("person", person)
                .member("request", request)
                .member("table", table)
                .member("upTo", upTo)
                .member("what", what)
                .bytes();
    }

    /** The hash of its link: SHA-256 over the hash of the link before and the row. */
    Hash after(Hash before) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(before.bytes());
            return new Hash(sha256.digest(canonical()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return new String(canonical(), StandardCharsets.UTF_8);
    }
}
