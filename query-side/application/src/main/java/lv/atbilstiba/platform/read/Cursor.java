package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where a list goes on: the key of the last row shown, and the point of history that the first page
 * was shown as of, so that all pages show the same. Callers give it back as it is.
 */
public record Cursor(AsOf asOf, List<String> after) {
    static final String PARAMETER = "cursor";
    private static final Instant FIRST = Instant.parse("-0400-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("+200000-01-01T00:00:00Z");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
    private static final String DIVIDER = "\u001f";

    public Cursor {
        after = List.copyOf(after);
    }

    /** From here on, and as of the point of the page that ends here. */
    public static Cursor from(AsOf point, String... after) {
        return new Cursor(new AsOf(point.position(), point.instant(), true), List.of(after));
    }

    /**
     * The key after which a list goes on whose rows have a key of one part.
     *
     * @param beginning what is before every key
     * @throws ProblemException 400 if it is not the key of such a list
     */
    public static <K> K after(Optional<Cursor> cursor, Function<String, K> key, K beginning) {
        try {
            return cursor.map(it -> key.apply(it.after().getFirst())).orElse(beginning);
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    /**
     * An instant of a key, as far away as anything here is judged.
     *
     * @throws ProblemException 400 if it is none
     */
    public static Instant instant(String part) {
        try {
            var instant = Instant.parse(part);
            if (instant.isAfter(FIRST) && instant.isBefore(LAST)) return instant;
        } catch (DateTimeException none) {
            // told below
        }
        throw none();
    }

    /**
     * An id of a key.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static UUID id(String part) {
        return Ids.in(part);
    }

    public String text() {
        var parts =
                asOf.position() + DIVIDER + asOf.instant() + DIVIDER + String.join(DIVIDER, after);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param keys how many parts the key has
     * @throws ProblemException 400 if it is not a cursor of such a list
     */
    public static Optional<Cursor> of(@Nullable String text, int keys) {
        var cursor = of(text);
        if (cursor.isPresent() && cursor.get().after.size() != keys) throw none();
        return cursor;
    }

    /**
     * @throws ProblemException 400 if it is not a cursor of any list
     */
    static Optional<Cursor> of(@Nullable String text) {
        if (text == null) return Optional.empty();
        try {
            var parts =
                    List.of(
                            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                                    .split(DIVIDER, -1));
            if (parts.size() < 3
                    || !POSITION.matcher(parts.getFirst()).matches()
                    || parts.stream()
                            .anyMatch(part -> part.chars().anyMatch(Character::isISOControl)))
                throw none();
            return Optional.of(
                    new Cursor(
                            new AsOf(
                                    Long.parseLong(parts.get(0)),
                                    Instant.parse(parts.get(1)),
                                    true),
                            parts.subList(2, parts.size())));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw none();
        }
    }

    private static ProblemException none() {
        return new ProblemException(
                AsOfs.invalid(PARAMETER, "invalid-value").problem().breaking("cursor"));
    }
}
