package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The code, the texts and docs/problems.md name the same problems. */
class ProblemsDocumentTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** What gives a text away as English: words that are none in Latvian. */
    private static final Pattern ENGLISH =
            Pattern.compile(
                    "(?iU)\\b(the|is|are|of|not|must|and|has|have|with|be|given|an|it|for)\\b");

    private static SortedMap<String, String> latvian = new TreeMap<>();
    private static SortedMap<String, String> english = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        latvian = texts(false);
        english = texts(true);
    }

    @Test
    void every_text_there_is_in_one_language_there_is_in_the_other() {
        assertThat(latvian.keySet()).isEqualTo(english.keySet()).isNotEmpty();
        latvian.forEach((key, text) ->
                assertThat(text.replaceAll("\\{\\w+}", "…"))
                        .as(key)
                        .isNotBlank()
                        .doesNotContainPattern(ENGLISH)
                        .satisfies(lv -> {
                            // a text that is all place is the same in every language
                            if (!lv.equals("[…]")) assertThat(text).isNotEqualTo(english.get(key));
                        }));
    }

    @Test
    void every_problem_in_the_code_has_words_and_every_words_have_a_problem() throws IOException {
        assertThat(inTheCode()).isEqualTo(titles().keySet());
    }

    @Test
    void the_document_lists_every_problem_with_its_title_and_no_other() throws IOException {
        var listed = new TreeMap<String, String>();
        Pattern.compile("^\\| `/problems/([a-z/-]+)` \\| (.+) \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(ROOT.resolve("docs/problems.md")))
                .results()
                .forEach(line -> listed.put(line.group(1), line.group(2)));

        assertThat(listed).isEqualTo(titles());
    }

    private static SortedMap<String, String> titles() {
        var titles = new TreeMap<String, String>();
        english.forEach((key, text) -> {
            if (key.endsWith(".title")) titles.put(key.replace(".title", ""), text);
        });
        return titles;
    }

    private static SortedSet<String> inTheCode() throws IOException {
        var capabilities =
                english.keySet().stream()
                        .map(key -> key.substring(0, key.indexOf('/')))
                        .distinct()
                        .collect(Collectors.joining("|"));
        var type = Pattern.compile("\"((?:" + capabilities + ")/[a-z]+(?:-[a-z]+)*)\"");
        var types = new TreeSet<String>();
        try (var files = Files.walk(ROOT)) {
            for (var file :
                    files.filter(it -> it.toString().contains("/src/main/java/"))
                            .filter(it -> it.toString().endsWith(".java"))
                            .toList()) {
                type.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> types.add(found.group(1)));
            }
        }
        return types;
    }

    private static SortedMap<String, String> texts(boolean inEnglish) throws IOException {
        var all = new TreeMap<String, String>();
        for (var file :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:problems/*.properties")) {
            var name = Objects.requireNonNull(file.getFilename()).replace(".properties", "");
            if (name.endsWith("_en") != inEnglish) continue;
            var texts = new Properties();
            try (var reader =
                    new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            for (var key : texts.stringPropertyNames())
                all.put(name.replace("_en", "") + "/" + key, texts.getProperty(key));
        }
        return all;
    }
}
