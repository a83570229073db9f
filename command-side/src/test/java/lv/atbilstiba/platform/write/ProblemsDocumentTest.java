package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

class ProblemsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/problems.md");

    @Test
    void every_problem_has_words_in_both_languages_and_its_line_in_the_document()
            throws IOException {
        var latvian = types(false);

        assertThat(types(true)).isEqualTo(latvian);
        assertThat(documented()).containsAll(latvian);
    }

    private static SortedSet<String> types(boolean english) throws IOException {
        var types = new TreeSet<String>();
        for (var file :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:problems/*.properties")) {
            var name = Objects.requireNonNull(file.getFilename()).replace(".properties", "");
            if (name.endsWith("_en") != english) continue;
            var texts = new Properties();
            try (var reader =
                    new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            for (var key : texts.stringPropertyNames()) {
                if (key.endsWith(".title"))
                    types.add(name.replace("_en", "") + "/" + key.replace(".title", ""));
            }
        }
        return types;
    }

    private static SortedSet<String> documented() throws IOException {
        var types = new TreeSet<String>();
        Pattern.compile("`/problems/([a-z/-]+)`")
                .matcher(Files.readString(DOCUMENT))
                .results()
                .forEach(result -> types.add(result.group(1)));
        return types;
    }
}
