package lv.atbilstiba.compliance.read;

import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.event.HistoryEvent;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.read.TestTokens;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.queryside.QuerySideApplication;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.staff.api.event.StaffEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** The query side as a process of its own, as somebody with a token meets it over HTTP. */
public final class QuerySide implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestDatabase database = TestDatabase.fresh();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final HashMap<String, Long> sequences = new HashMap<>();

    /**
     * @param arguments more than the address and the database, such as {@code --a.b=c}
     */
    public QuerySide(String... arguments) {
        this(new Class<?>[0], arguments);
    }

    /**
     * @param more configurations beside the application's own
     */
    public QuerySide(Class<?>[] more, String... arguments) {
        var all = new ArrayList<String>(List.of(arguments));
        all.add("--server.port=0");
        all.add("--spring.datasource.url=" + database.jdbcUrl());
        all.add("--spring.datasource.username=" + database.user());
        all.add("--spring.datasource.password=" + database.password());
        context =
                new SpringApplicationBuilder(QuerySideApplication.class, TestTokens.class)
                        .sources(more)
                        .properties("spring.config.name=query-side")
                        .run(all.toArray(String[]::new));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public ApplicationContext context() {
        return context;
    }

    public TestDatabase database() {
        return database;
    }

    /** Puts facts into the event store, recorded when and where they say. */
    public void record(List<Recorded<Object>> facts) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO eventstore.domain_event (
                                    global_index, sequence_number, time_stamp, recorded_at,
                                    event_identifier, aggregate_identifier, type, payload_type,
                                    payload_revision, payload, metadata)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, '1', ?, ?)
                                """);
                var draw =
                        connection.prepareStatement(
                                "SELECT setval('eventstore.global_index', ?),"
                                        + " pg_notify('eventstore_appended', '')")) {
            connection.setAutoCommit(false);
            for (var fact : facts) {
                var aggregate = aggregate(fact.event());
                insert.setLong(1, fact.position());
                insert.setLong(2, sequences.merge(aggregate, 1L, Long::sum) - 1);
                insert.setTimestamp(3, Timestamp.from(fact.recordedAt()));
                insert.setTimestamp(4, Timestamp.from(fact.recordedAt()));
                insert.setObject(5, new UUID(0x7000L, fact.position()));
                insert.setString(6, aggregate);
                insert.setString(7, "Test");
                insert.setString(8, fact.event().getClass().getName());
                insert.setBytes(9, EventJson.mapper().writeValueAsBytes(fact.event()));
                insert.setBytes(10, EventJson.mapper().writeValueAsBytes(fact.provenance()));
                insert.addBatch();
            }
            insert.executeBatch();
            draw.setLong(1, facts.getLast().position());
            draw.execute();
            connection.commit();
        }
    }

    private static String aggregate(Object event) {
        return switch (event) {
            case ServiceEvent e -> e.service().toString();
            case CatalogueEvent e -> e.service().toString();
            case AccessibilityEvent e -> e.service().toString();
            case InstitutionEvent e -> e.institution().toString();
            case StaffEvent e -> e.person().toString();
            case PolicyEvent _ -> PolicyId.STATE.toString();
            case HistoryEvent _ -> HistoryId.REGISTER.toString();
            default -> throw new IllegalArgumentException(event.toString());
        };
    }

    public record Answer(int status, JsonNode json, HttpResponse<String> http) {
        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(@Nullable String token, String path, String... headers) {
        return send("GET", token, path, headers);
    }

    public Answer send(String method, @Nullable String token, String path, @Nullable String body) {
        return body == null
                ? send(method, token, path)
                : send(
                        method,
                        token,
                        path,
                        HttpRequest.BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/json");
    }

    Answer send(String method, @Nullable String token, String path, String... headers) {
        return send(method, token, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    private Answer send(
            String method,
            @Nullable String token,
            String path,
            HttpRequest.BodyPublisher body,
            String... headers) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) throw new IllegalStateException("there is no web server");
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                        .method(method, body);
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (headers.length > 0) request.headers(headers);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var lines = answer.headers().firstValue("Content-Type").orElse("").contains("ndjson");
            var text = answer.body().isEmpty() || lines ? "{}" : answer.body();
            return new Answer(answer.statusCode(), JSON.readTree(text), answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
