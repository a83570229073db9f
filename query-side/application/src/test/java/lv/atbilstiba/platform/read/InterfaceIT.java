package lv.atbilstiba.platform.read;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.compliance.read.QuerySide;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.openapi.MadeDocument;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The description of the interface: nothing is left out, and its examples are real answers. {@code
 * -Dgolden.write=true} writes them anew; arrays are cut after two items.
 */
class InterfaceIT {
    private static final QuerySide REGISTER =
            new QuerySide(
                    new Class<?>[] {MadeDocument.class, ReadingOpenApi.class},
                    MadeDocument.SETTINGS.entrySet().stream()
                            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                            .toArray(String[]::new));
    private static final Path ANSWERS_FILE = Path.of("src/test/resources/real-answers.json");
    private static final Path FILE =
            Path.of("src/main/resources/openapi", ReadingOpenApi.DOCUMENT + ".json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String REBUILDS = "/api/operations/projections/{view}/rebuilds";
    private static final String REPLAYS = "/api/audit/replays";
    private static final String LETTERS = "/api/operations/dead-letters";
    private static final Pattern INSTANT = Pattern.compile("20[0-9-]{8}T[0-9:.]+Z");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Map<String, JsonNode> ANSWERS = new TreeMap<>();

    @BeforeAll
    static void ask() throws SQLException {
        var facts = new ArrayList<Recorded<Object>>(Examples.history());
        facts.add(
                Examples.fact(
                        facts.size() + 1,
                        new InstitutionRegistered(
                                Reads.TOWN,
                                Reads.town("Pilsētas dome", null),
                                Examples.MARCH,
                                false),
                        null));
        REGISTER.record(facts);
        long last = facts.size();
        for (var read : Reads.ADDRESSES.entrySet()) {
            var path = read.getValue();
            var answer =
                    REGISTER.get(
                            "auditor",
                            path + (path.contains("?") ? "&" : "?") + "asOf=" + last,
                            "Wait-For-Position",
                            last + ";wait=10");
            assertThat(answer.status()).as(path + answer.json()).isEqualTo(200);
            ANSWERS.put("GET " + read.getKey(), cut(answer.json()));
        }
        replays();
        operations();
    }

    /** What an auditor sees of replays; how far one is that runs differs each time. */
    private static void replays() throws SQLException {
        var one = REPLAYS + "/{id}";
        try (var holding = REGISTER.database().dataSource().getConnection()) {
            holding.setAutoCommit(false);
            // a replay waits for its turn to look at the live views
            holding.createStatement().execute("SELECT FROM ops.projection_position FOR UPDATE");
            var body = "{\"asOf\": null}";
            var begun = REGISTER.send("POST", "auditor", REPLAYS, body);
            ANSWERS.put("POST " + REPLAYS, ofReplays(begun.json()));
            var given = REGISTER.send("DELETE", "auditor", begun.header("Location"), null);
            ANSWERS.put("DELETE " + one, ofReplays(given.json()));
            holding.rollback();
        }
        QuerySide.Answer begun;
        do begun = REGISTER.send("POST", "auditor", REPLAYS, null);
        while (begun.status() == 409);
        QuerySide.Answer ended;
        do ended = REGISTER.get("auditor", begun.header("Location"));
        while (ended.json().path("state").asString().equals("RUNNING"));
        ANSWERS.put("GET " + one, ofReplays(ended.json()));
        ANSWERS.put("GET " + REPLAYS, ofReplays(REGISTER.get("auditor", REPLAYS).json()));
    }

    @Test
    void a_read_says_whether_its_answers_have_a_tag_and_that_they_can_be_asked_for_by_it()
            throws IOException {
        var document = JSON.readTree(MadeDocument.packed(ReadingOpenApi.DOCUMENT));
        for (var read : Reads.ADDRESSES.entrySet()) {
            var operation = document.path("paths").path(read.getKey()).path("get");
            var has = !REGISTER.get("auditor", read.getValue()).header("ETag").isEmpty();
            assertThat(operation.at("/responses/200/headers").has("ETag"))
                    .as(read.getKey())
                    .isEqualTo(has);
            assertThat(operation.path("responses").has("304")).isTrue();
            assertThat(operation.path("parameters").toString()).contains("\"If-None-Match\"");
        }
    }

    private static JsonNode ofReplays(JsonNode answer) {
        var text = INSTANT.matcher(cut(answer).toString()).replaceAll("2026-03-01T08:00:00Z");
        return JSON.readTree(text.replaceAll("\"(position|events)\":[0-9]+", "\"$1\":12"));
    }

    /** What the operators ask; of it only moments, ids and how far things are differ each time. */
    private static void operations() {
        JdbcClient.create(REGISTER.database().dataSource())
                .sql(
                        """
                        INSERT INTO ops.letter (projection, version, table_set, position, subject,
                                                event_type, cause)
                        SELECT projection, version, table_set, 1,
                               'service-01930000-0000-7000-8000-00000000000' || n, 'ServiceChanged',
                               'PSQLException: value too long'
                        FROM ops.projection_position, generate_series(1, 2) n
                        WHERE projection = 'service.list'
                        """)
                .update();
        operation("GET", "/api/operations/projections", "/api/operations/projections", null);
        operation("GET", LETTERS, LETTERS, null);
        operation("GET", LETTERS + "/{id}", LETTERS + "/1", null);
        var reason = "{\"reason\": \"Kļūda novērsta\"}";
        operation("POST", LETTERS + "/{id}/retries", LETTERS + "/1/retries", reason);
        operation("POST", LETTERS + "/{id}/dismissals", LETTERS + "/2/dismissals", reason);
        var rebuilds = REBUILDS.replace("{view}", "institution.list");
        var begun = operation("POST", REBUILDS, rebuilds, null);
        operation("GET", REBUILDS, REBUILDS.replace("{view}", "all"), null);
        operation("GET", REBUILDS + "/{id}", begun.header("Location"), null);
    }

    private static QuerySide.Answer operation(
            String method,
            String pattern,
            String path,
            @org.jspecify.annotations.Nullable String body) {
        var answer = REGISTER.send(method, "operations", path, body);
        assertThat(answer.status()).as(path + answer.json()).isIn(200, 202);
        ANSWERS.put(method + " " + pattern, steady(cut(answer.json())));
        return answer;
    }

    @AfterAll
    static void stop() {
        REGISTER.close();
    }

    @Test
    void its_examples_are_real_answers() throws IOException {
        var written = JSON.writeValueAsString(ANSWERS) + "\n";
        if (Boolean.getBoolean("golden.write")) Files.writeString(ANSWERS_FILE, written);
        assertThat(written).isEqualTo(Files.readString(ANSWERS_FILE));
    }

    @Test
    void what_is_served_is_what_the_endpoints_are() throws IOException {
        var made = MadeDocument.text(REGISTER.context(), ReadingOpenApi.DOCUMENT);

        assertThat(MadeDocument.served(FILE, made)).isEqualTo(made);
        assertThat(REGISTER.get(null, "/v3/api-docs/query-side").http().body())
                .isEqualTo(MadeDocument.packed(ReadingOpenApi.DOCUMENT));
        assertThat(REGISTER.get(null, "/v3/api-docs/nope").status()).isEqualTo(404);
        assertThat(REGISTER.get(null, "/v3/api-docs").status()).isEqualTo(404);
    }

    @Test
    void every_operation_says_what_it_is_for_and_shows_an_answer() {
        var api = REGISTER.get(null, "/v3/api-docs/query-side").json();
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        var described = new TreeSet<String>();
        api.path("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, operation) -> {
                            var name = method.toUpperCase(java.util.Locale.ROOT) + " " + path;
                            if (!isOfTheLog(path)) described.add(name);
                            assertThat(operation.path("summary").asString(""))
                                    .as(name)
                                    .isNotBlank();
                            assertThat(operation.path("description").asString(""))
                                    .as(name)
                                    .isNotBlank();
                            assertThat(operation.path("tags").size()).as(name).isEqualTo(1);
                            assertThat(operation.path("parameters").toString())
                                    .as(name)
                                    .doesNotContain("\"caller\"")
                                    .doesNotContain("\"asked\"");
                            if (isOfTheLog(path)) return;
                            assertThat(withoutNulls(example(operation)))
                                    .as(name)
                                    .isEqualTo(
                                            withoutNulls(
                                                    Objects.requireNonNull(ANSWERS.get(name))));
                        }));
        assertThat(described).isEqualTo(ANSWERS.keySet());
        assertThat(described).containsAll(mapped());
    }

    /** Whose answers are in the formats of transparency logs, and are signed anew each time. */
    private static boolean isOfTheLog(String path) {
        return path.startsWith("/api/audit/log/")
                || path.startsWith("/api/audit/witness/")
                || path.endsWith("/proof")
                || path.equals("/api/audit/package");
    }

    /** Everything that is mapped here but the pages about problems and the description itself. */
    private static List<String> mapped() {
        var mapped = new ArrayList<String>();
        REGISTER.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    for (var pattern : mapping.getPatternValues())
                        if (pattern.startsWith("/api/") && !isOfTheLog(pattern))
                            for (var method : mapping.getMethodsCondition().getMethods())
                                mapped.add(method + " " + pattern);
                });
        return mapped;
    }

    private static JsonNode example(JsonNode operation) {
        for (var response : operation.path("responses")) {
            var content = response.path("content").path("application/json");
            if (content.has("example")) return content.path("example");
        }
        return JsonNodeFactory.instance.missingNode();
    }

    /** Absent and null mean the same. */
    private static JsonNode withoutNulls(JsonNode node) {
        var copy = node.deepCopy();
        removeNulls(copy);
        return copy;
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) object.removeNulls();
        node.forEach(InterfaceIT::removeNulls);
    }

    /** Arrays end after two items. */
    private static JsonNode cut(JsonNode node) {
        switch (node) {
            case ArrayNode array -> {
                while (array.size() > 2) array.remove(array.size() - 1);
                array.forEach(InterfaceIT::cut);
            }
            case ObjectNode object -> object.forEach(InterfaceIT::cut);
            default -> {}
        }
        return node;
    }

    private static JsonNode steady(JsonNode node) {
        var text = INSTANT.matcher(node.toString()).replaceAll("2026-03-01T08:00:00Z");
        text = ID.matcher(text).replaceAll("01930000-0000-7000-8000-000000000001");
        text = text.replaceAll("\"lagSeconds\":[0-9.E-]+", "\"lagSeconds\":0.0");
        text = text.replaceAll("\"(position|target)\":[0-9]+", "\"$1\":12");
        text = text.replaceAll("\"state\":\"[A-Z]+\"", "\"state\":\"RUNNING\"");
        text = text.replaceAll("\"outcome\":\"[A-Z]+\"", "\"outcome\":\"PENDING\"");
        text = text.replaceAll(",\"(endedAt|tables)\":(null|\"[^\"]*\")", "");
        return JSON.readTree(text);
    }
}
