package lv.atbilstiba.platform.read;

import static lv.atbilstiba.kernel.InvalidValue.Rule.BLANK;

import lv.atbilstiba.kernel.InvalidValue;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text in the form in which it is searched: small letters without their marks. */
public final class Plain {
    /** Marks, and what shows nothing, such as soft hyphens. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

    private Plain() {}

    /** All texts that are there, so that "atlauja" finds "Atļauja". */
    public static String of(@Nullable String... texts) {
        var joined = Stream.of(texts).filter(it -> it != null).collect(Collectors.joining(" "));
        // compatibility forms too: whoever pastes does not know which dash, space or digit it was
        var bare = MARKS.matcher(Normalizer.normalize(joined, Normalizer.Form.NFKD)).replaceAll("");
        return SPACES.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /**
     * A pattern for LIKE that finds the text anywhere.
     *
     * @throws lv.atbilstiba.platform.problem.ProblemException 400 if nothing of it is left, which
     *     would find everything
     */
    public static String anywhere(String text) {
        var plain = of(text);
        if (plain.isEmpty())
            throw AsOfs.invalid("text", new InvalidValue(BLANK, Map.of("field", "text")));
        return "%" + plain.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** Codes as one text; asked with {@code :code = ANY (string_to_array(column, ' '))}. */
    public static String codes(Collection<?> codes) {
        return codes.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /** The codes of such a text. */
    public static List<String> codes(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
