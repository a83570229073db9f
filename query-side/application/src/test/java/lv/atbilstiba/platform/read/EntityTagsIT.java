package lv.atbilstiba.platform.read;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.compliance.read.QuerySide;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A strong entity tag promises the same bytes (RFC 9110, 8.8.1): whoever asks, in whichever
 * language, at whichever point of history.
 */
class EntityTagsIT {
    private static final QuerySide REGISTER = register();
    private static final List<String> CALLERS =
            List.of(
                    TestTokens.AUDITOR,
                    TestTokens.portfolioManagerOf(Examples.AGENCY.registrationNumber()));
    private static long last;

    private static QuerySide register() {
        try {
            var folder = Files.createTempDirectory("tags");
            folder.toFile().deleteOnExit();
            return new QuerySide(
                    "--atbilstiba.vault.master-key-file=" + folder.resolve(Path.of("master.json")),
                    "--atbilstiba.vault.create-master-key=true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void record() throws SQLException {
        var facts = new ArrayList<>(Examples.history());
        facts.add(
                Examples.fact(
                        facts.getLast().position() + 1,
                        new InstitutionRegistered(
                                Reads.TOWN,
                                Reads.town("Pilsētas dome", null),
                                Examples.MARCH,
                                false),
                        null));
        REGISTER.record(facts);
        last = facts.getLast().position();
    }

    @AfterAll
    static void stop() {
        REGISTER.close();
    }

    static Stream<String> reads() {
        return Stream.concat(
                Reads.ADDRESSES.values().stream(), Stream.of("/v3/api-docs/query-side"));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void answers_with_the_same_tag_have_the_same_bytes(String path) {
        var bytesOf = new HashMap<String, String>();
        for (var asked : ways(path))
            for (var caller : CALLERS)
                for (var language : List.of("lv", "en", "lv")) {
                    var answer = ask(caller, asked, "Accept-Language", language);
                    var tag = answer.header("ETag");
                    if (tag.isEmpty() || tag.startsWith("W/")) continue;
                    assertThat(tag).matches("\"[\\x21\\x23-\\x7E]+\"");
                    assertThat(bytesOf.computeIfAbsent(tag, _ -> answer.http().body()))
                            .as(tag + " of " + asked + " for " + caller + " in " + language)
                            .isEqualTo(answer.http().body());
                }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void what_is_asked_for_again_by_its_tag_is_the_same_or_is_sent(String path) {
        var known = ask("auditor", path);
        var tag = known.header("ETag");
        if (tag.isEmpty()) return;
        var again = ask("auditor", path, "If-None-Match", tag);
        if (again.status() == 304) {
            assertThat(again.http().body()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
        } else {
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.http().body()).isNotEqualTo(known.http().body());
        }
        assertThat(ask("auditor", path, "If-None-Match", "\"another\"").status()).isEqualTo(200);
    }

    @Test
    void the_clock_in_an_answer_is_in_its_tag() {
        var path = "/api/policy/parameters";
        var first = ask("auditor", path);
        var later = ask("auditor", path, "If-None-Match", first.header("ETag"));
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.http().body()).isNotEqualTo(first.http().body());
        assertThat(later.header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void of_which_reads_there_are_tags_is_known() {
        var tagged = new TreeSet<String>();
        for (var read : Reads.ADDRESSES.entrySet())
            if (!ask("auditor", read.getValue()).header("ETag").isEmpty())
                tagged.add(read.getKey());
        assertThat(tagged)
                .containsExactly(
                        "/api/institutions/{registrationNumber}",
                        "/api/policy",
                        "/api/policy/parameters",
                        "/api/policy/territories",
                        "/api/policy/{collection}",
                        "/api/policy/{collection}/{code}",
                        "/api/services/{id}",
                        "/api/staff/{id}");
    }

    /** The same thing at several points, and with what some may see. */
    private static List<String> ways(String path) {
        if (path.startsWith("/v3/")) return List.of(path);
        var sign = path.contains("?") ? "&" : "?";
        var ways = new ArrayList<>(List.of(path, path));
        for (var point : List.of(last, last - 1, last / 2, 1L))
            ways.add(path + sign + "asOf=" + point);
        if (path.startsWith("/api/staff")) ways.add(path + sign + "personal=true");
        return ways;
    }

    private static QuerySide.Answer ask(String caller, String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Wait-For-Position", last + ";wait=10"));
        return REGISTER.get(caller, path, all.toArray(String[]::new));
    }
}
