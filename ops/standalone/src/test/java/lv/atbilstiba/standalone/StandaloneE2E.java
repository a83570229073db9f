package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.platform.embedded.EmbeddedPostgresServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.yaml.snakeyaml.Yaml;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The register as a newcomer starts it and uses it, from README.md alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // filled before the first test
final class StandaloneE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir private static Path folder;
    private Running register;
    private List<ReadmeTour.Step> tour;

    @BeforeAll
    void a_newcomer_starts_it_and_takes_the_tour() throws Exception {
        register = Running.on(folder, "default");
        tour = ReadmeTour.take(ROOT.resolve("README.md"), register.port());
    }

    @AfterAll
    void it_stops_and_leaves_nothing_running() {
        register.close();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void each_step_of_the_tour_answers_what_readme_promises() {
        assertThat(tour)
                .hasSizeGreaterThan(6)
                .allSatisfy(step -> {
                    assertThat(step.answered())
                            .as(step.calls())
                            .doesNotContain("/problems/")
                            .doesNotContain("curl:");
                    assertThat(step.kept())
                            .as(
                                    "%s%nanswered%n%s%nnot%n%s",
                                    step.calls(), step.answered(), step.promised())
                            .isTrue();
                });
        assertThat(tour.stream().filter(step -> !step.promised().isEmpty())).hasSizeGreaterThan(3);
    }

    @Test
    void the_pages_it_names_open_without_a_token_and_the_rest_does_not() throws Exception {
        assertThat(register.get("/swagger-ui.html").statusCode()).isIn(200, 302);
        assertThat(register.get("/v3/api-docs/command-side").statusCode()).isEqualTo(200);
        assertThat(register.get("/v3/api-docs/query-side").statusCode()).isEqualTo(200);
        assertThat(register.get(WhereToLook.HEALTH).statusCode()).isEqualTo(200);
        var closed = register.get("/api/compliance/state");
        assertThat(closed.statusCode()).isEqualTo(401);
        assertThat(closed.headers().firstValue("content-type").orElse(""))
                .startsWith("application/problem+json");
    }

    @Test
    void it_answers_to_its_own_name_only() throws Exception {
        for (var path :
                List.of("/livez", "/oauth2/token", "/api/institutions", "/swagger-ui.html")) {
            assertThat(status(path, "rebound.example:" + register.port())).as(path).isEqualTo(421);
            assertThat(status(path, "localhost:" + register.port())).as(path).isNotEqualTo(421);
        }
        assertThat(status(WhereToLook.HEALTH, "127.0.0.1")).isEqualTo(200);
    }

    private int status(String path, String host) throws IOException {
        try (var socket = new Socket("localhost", register.port())) {
            var request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void its_data_folder_and_its_database_are_its_owners_alone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        var server = register.part(EmbeddedPostgresServer.class);
        var anybody = new PGSimpleDataSource();
        anybody.setUrl(server.jdbcUrl(StartingPostgres.DATABASE));
        anybody.setUser(server.user());
        anybody.setPassword("x");
        assertThatThrownBy(() -> anybody.getConnection().close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    @Order(Integer.MAX_VALUE) // what is measured since the start is gone with it
    void a_restart_on_the_same_folder_keeps_the_history_and_the_tokens() throws Exception {
        var token = register.token("auditor");
        var before = register.read("/api/audit/events?limit=500", token).path("items");
        register.close();
        register = Running.on(folder, "default");

        var after = register.read("/api/audit/events?limit=500", token).path("items");

        assertThat(before.size()).isPositive();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void what_is_scraped_is_documented_and_the_other_way_round() throws Exception {
        var documented = documented();
        // Findings are counted off the path of requests, so the first scrape may come before them.
        var scraped = scrape();
        for (var end = System.nanoTime() + PATIENCE.toNanos();
                missing(documented, scraped) && System.nanoTime() < end;
                scraped = scrape()) LockSupport.parkNanos(AGAIN.toNanos());

        assertThat(scraped)
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(documented)
                                .anySatisfy(known -> assertThat(one).startsWith(known)));
        var names = scraped;
        assertThat(documented)
                .allSatisfy(known ->
                        assertThat(names).anySatisfy(one -> assertThat(one).startsWith(known)));
    }

    @Test
    void dashboards_and_alerts_ask_only_for_what_is_documented_and_scraped() throws Exception {
        var documented = documented();
        for (var file :
                List.of(
                        "ops/prometheus/alerts.yml",
                        "ops/prometheus/prometheus.yml",
                        "ops/grafana/atbilstiba.json")) {
            var text = Files.readString(ROOT.resolve(file));
            var asked = new TreeSet<String>();
            var name = Pattern.compile("atbilstiba_\\w+").matcher(text);
            while (name.find()) asked.add(name.group());
            // Findings are counted off the path of requests.
            var scraped = samples();
            for (var end = System.nanoTime() + PATIENCE.toNanos();
                    !scraped.containsAll(asked) && System.nanoTime() < end;
                    scraped = samples()) LockSupport.parkNanos(AGAIN.toNanos());
            assertThat(scraped).as(file).containsAll(asked);
            assertThat(asked)
                    .as(file)
                    .allSatisfy(one ->
                            assertThat(documented)
                                    .anySatisfy(known -> assertThat(one).startsWith(known)));
            if (file.endsWith(".json")) JsonMapper.shared().readTree(text);
            else new Yaml().load(text);
            if (!file.endsWith("prometheus.yml")) assertThat(asked).hasSizeGreaterThan(5);
        }
    }

    /** As Prometheus will have them. */
    private Set<String> samples() throws Exception {
        var samples = new TreeSet<String>();
        var sample =
                Pattern.compile("^(atbilstiba_\\w+)", Pattern.MULTILINE)
                        .matcher(
                                register.get("/actuator/prometheus", register.token("operations"))
                                        .body());
        while (sample.find()) samples.add(sample.group(1));
        return samples;
    }

    private static Set<String> documented() throws IOException {
        var documented = new TreeSet<String>();
        var line =
                Pattern.compile("^\\| `(atbilstiba\\.[a-z.]+)`", Pattern.MULTILINE)
                        .matcher(Files.readString(ROOT.resolve("docs/metrics.md")));
        while (line.find()) documented.add(line.group(1).replace('.', '_'));
        return documented;
    }

    private static boolean missing(Set<String> documented, Set<String> scraped) {
        return !documented.stream()
                .allMatch(known -> scraped.stream().anyMatch(one -> one.startsWith(known)));
    }

    private TreeSet<String> scrape() throws Exception {
        var scraped = new TreeSet<String>();
        var name =
                Pattern.compile("^# TYPE (atbilstiba_\\S+) ", Pattern.MULTILINE)
                        .matcher(
                                register.get("/actuator/prometheus", register.token("operations"))
                                        .body());
        while (name.find()) scraped.add(name.group(1));
        return scraped;
    }

    @Test
    void what_the_documents_link_to_exists() throws Exception {
        var link = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");
        try (var documents = Files.walk(ROOT.resolve("docs"))) {
            for (var document :
                    java.util.stream.Stream.concat(
                                    documents.filter(file -> file.toString().endsWith(".md")),
                                    java.util.stream.Stream.of(
                                            ROOT.resolve("README.md"),
                                            ROOT.resolve("CHANGELOG.md"),
                                            ROOT.resolve("UPGRADING.md")))
                            .toList()) {
                var links = link.matcher(Files.readString(document));
                while (links.find())
                    assertThat(document.resolveSibling(links.group(1)))
                            .as("linked from " + document)
                            .exists();
            }
        }
    }
}
