package lv.atbilstiba.platform.read;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text in the form in which it is searched: small letters without their marks. */
public final class Plain {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Plain() {}

    /** All texts that are there, so that "atlauja" finds "Atļauja". */
    public static String of(@Nullable String... texts) {
        var joined = Stream.of(texts).filter(it -> it != null).collect(Collectors.joining(" "));
        return MARKS.matcher(Normalizer.normalize(joined, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** A pattern for LIKE that finds the text anywhere. */
    public static String anywhere(String text) {
        return "%" + of(text).replaceAll("([\\\\%_])", "\\\\$1") + "%";
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
