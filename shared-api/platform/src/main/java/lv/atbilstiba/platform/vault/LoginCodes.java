package lv.atbilstiba.platform.vault;

import lv.atbilstiba.kernel.StaffId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Codes with which persons claim their logins: good for one login, for some days, and for few tries
 * of whoever does not know them. Only keyed hashes are kept.
 */
public final class LoginCodes {
    private static final Duration VALID = Duration.ofDays(7);
    private static final int TRIES = 5;

    /** Crockford's digits: none that is read as another. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int SELECTOR = 8;
    private static final int LENGTH = 20;

    private static final String PUT =
            """
            INSERT INTO vault.login_code (
                staff_id, selector, secret, given_by, given_at, expires_at, tries_left)
            VALUES (:person, :selector, :secret, :by, clock_timestamp(),
                clock_timestamp() + make_interval(secs => :seconds), :tries)
            ON CONFLICT (staff_id) DO UPDATE SET
                selector = EXCLUDED.selector,
                secret = EXCLUDED.secret,
                given_by = EXCLUDED.given_by,
                given_at = EXCLUDED.given_at,
                expires_at = EXCLUDED.expires_at,
                tries_left = EXCLUDED.tries_left,
                used_by = NULL
            RETURNING expires_at
            """;

    /** A try is counted before it is judged: two at once are two. */
    private static final String TRY =
            """
            UPDATE vault.login_code
            SET tries_left = tries_left - 1
            WHERE selector = :selector
            AND expires_at > clock_timestamp()
            AND tries_left > 0
            RETURNING staff_id, secret, given_by
            """;

    private static final String USE =
            """
            UPDATE vault.login_code
            SET used_by = :login, tries_left = tries_left + 1
            WHERE selector = :selector
            AND (used_by IS NULL OR used_by = :login)
            """;
    private static final String WITHDRAW =
            """
            DELETE FROM vault.login_code
            WHERE staff_id = :person
            """;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final SecureRandom random = new SecureRandom();

    LoginCodes(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /**
     * A code as it is given to a person, this once.
     *
     * @param code five groups of four characters
     */
    public record Code(String code, Instant expiresAt) {
        /** Nothing that could land in a log. */
        @Override
        public String toString() {
            return "Code";
        }
    }

    /**
     * What a code was given for.
     *
     * @param givenBy the actor who obtained it
     */
    public record Given(StaffId person, String givenBy) {}

    /** A new code in place of any earlier one of the person's. */
    public Code give(StaffId person, String by) {
        var code = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++)
            code.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        var selector = code.substring(0, SELECTOR);
        var expiresAt =
                jdbc.sql(PUT)
                        .param("person", person.value())
                        .param("selector", selector)
                        .param("secret", hash.of("login-code", code.toString()))
                        .param("by", by)
                        .param("seconds", VALID.toSeconds())
                        .param("tries", TRIES)
                        .query(OffsetDateTime.class)
                        .single();
        return new Code(
                code.toString().replaceAll("(.{4})(?!$)", "$1-"),
                expiresAt.withOffsetSameInstant(ZoneOffset.UTC).toInstant());
    }

    /**
     * Spends a code on a login. The login that spent it may come again with it, should what it was
     * spent for have failed.
     */
    public Optional<Given> spend(String written, Login login) {
        var code = plain(written);
        if (code == null) return Optional.empty();
        var selector = code.substring(0, SELECTOR);
        record Tried(UUID person, byte[] secret, String by) {}
        var tried =
                jdbc.sql(TRY)
                        .param("selector", selector)
                        .query((row, _) ->
                                new Tried(
                                        row.getObject(1, UUID.class),
                                        row.getBytes(2),
                                        row.getString(3)))
                        .optional();
        if (tried.isEmpty()
                || !MessageDigest.isEqual(tried.get().secret(), hash.of("login-code", code)))
            return Optional.empty();
        var used = jdbc.sql(USE).param("login", login.hash()).param("selector", selector).update();
        return used == 0
                ? Optional.empty()
                : Optional.of(new Given(new StaffId(tried.get().person()), tried.get().by()));
    }

    /** From now on no code given so far is good for this person's login. */
    public void withdraw(StaffId person) {
        jdbc.sql(WITHDRAW).param("person", person.value()).update();
    }

    /** As people copy them: with or without dashes, in small letters, O for 0. */
    private static @Nullable String plain(String written) {
        var code =
                written.toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        return code.length() == LENGTH && code.chars().allMatch(it -> DIGITS.indexOf(it) >= 0)
                ? code
                : null;
    }
}
