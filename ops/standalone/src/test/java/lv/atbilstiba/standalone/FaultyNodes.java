package lv.atbilstiba.standalone;

import lv.atbilstiba.platform.embedded.EmbeddedPostgresServer;
import lv.atbilstiba.platform.embedded.FaultyLink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A command node and two query nodes as processes of their own, each with a way of its own to one
 * PostgreSQL; for injecting faults into any of them.
 */
final class FaultyNodes implements AutoCloseable {
    private static final String DATABASE = "register";

    private final Path folder;
    private final TokenIssuer issuer;
    private final List<FaultyLink> links = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private EmbeddedPostgresServer server;
    private SideProcess commands;
    private final List<SideProcess> queries = new ArrayList<>();

    FaultyNodes(Path folder) throws Exception {
        this.folder = folder;
        this.issuer = TokenIssuer.start();
        this.server = EmbeddedPostgresServer.in(folder.resolve("data"));
        server.createDatabase(DATABASE);
        for (int i = 0; i < 3; i++) links.add(FaultyLink.to(server.port()));
        commands = startCommands();
        commands.port();
        for (int i = 0; i < 2; i++) {
            queries.add(startQueries(i));
            queries.get(i).port(); // the first one has the claims
        }
    }

    private SideProcess startCommands() throws IOException {
        return SideProcess.start(
                "lv.atbilstiba.commandside.CommandSideApplication",
                "/query-side/",
                settings(links.get(0)));
    }

    private SideProcess startQueries(int number) throws IOException {
        return SideProcess.start(
                "lv.atbilstiba.queryside.QuerySideApplication",
                "/command-side/",
                settings(links.get(number + 1)));
    }

    private List<String> settings(FaultyLink link) {
        return List.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:postgresql://localhost:"
                        + link.port()
                        + "/"
                        + DATABASE,
                "--spring.datasource.username=" + server.user(),
                "--spring.datasource.password=" + server.password(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.address(),
                "--spring.security.oauth2.resourceserver.jwt.audiences=" + TokenIssuer.AUDIENCE,
                // one caller makes all the load
                "--atbilstiba.budget.enabled=false",
                "--atbilstiba.vault.master-key-file=" + folder.resolve("master-key.json"),
                "--atbilstiba.vault.create-master-key=true",
                "--atbilstiba.log.key-folder=" + folder.resolve("log-keys"),
                "--atbilstiba.log.create-key=true");
    }

    SideProcess commands() {
        return commands;
    }

    SideProcess query(int number) {
        return queries.get(number);
    }

    FaultyLink commandLink() {
        return links.get(0);
    }

    FaultyLink queryLink(int number) {
        return links.get(number + 1);
    }

    List<FaultyLink> links() {
        return links;
    }

    EmbeddedPostgresServer server() {
        return server;
    }

    /** PostgreSQL's processes, the first of which is that of all others. */
    List<ProcessHandle> postgres() throws IOException {
        var pid = Files.readAllLines(server.dataFolder().resolve("postmaster.pid")).getFirst();
        var first = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        var all = new ArrayList<>(List.of(first));
        all.addAll(first.descendants().toList());
        return all;
    }

    /** Ends PostgreSQL without a word to anybody and starts it again on its folder and port. */
    void restartPostgres(String signal) throws Exception {
        var first = postgres().getFirst();
        SideProcess.signal(first, signal);
        first.onExit().get();
        int port = server.port();
        var data = server.dataFolder();
        server.close();
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        server = EmbeddedPostgresServer.in(data, port);
    }

    void restartCommands() throws Exception {
        commands = startCommands();
        commands.port();
    }

    void restartQuery(int number) throws Exception {
        queries.set(number, startQueries(number));
        queries.get(number).port();
    }

    /** Starts those anew that have stopped. */
    void restartAll() throws Exception {
        commands = startCommands();
        for (int i = 0; i < queries.size(); i++) queries.set(i, startQueries(i));
        commands.port();
        for (var query : queries) query.port();
    }

    /** What goes over the wire. */
    String rawGet(String path, String role) throws Exception {
        return "GET "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + issuer.token(role)
                + "\r\n\r\n";
    }

    /** One registration after the other, as they go over the wire. */
    Supplier<String> rawRegistrations() throws Exception {
        var token = issuer.token("state-lead");
        return () -> {
            var body =
                    """
                    {"registrationNumber": "%s", "name": {"lv": "Paraugs"}, "kind": "OTHER",
                     "baseline": false}
                    """
                            .formatted(Load.newNumber());
            return """
            POST /api/institutions HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            Content-Length: %d\r
            \r
            %s\
            """
                    .formatted(token, body.length(), body);
        };
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    HttpRequest.Builder to(SideProcess side, String path, String role) throws Exception {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + side.port() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + issuer.token(role));
    }

    /** Registers an institution, once for each key. */
    HttpResponse<String> register(String registrationNumber, UUID key) throws Exception {
        return http.send(
                to(commands, "/api/institutions", "state-lead")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key.toString())
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"registrationNumber": "%s", "name": {"lv": "Paraugs"},
                                         "kind": "OTHER", "baseline": false}
                                        """
                                                .formatted(registrationNumber)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Reads the institutions of a query node, at least as they were at a position. */
    HttpResponse<String> read(int query, String position) throws Exception {
        return http.send(
                to(queries.get(query), "/api/institutions?limit=1", "auditor")
                        .header("Wait-For-Position", position + ";wait=2")
                        .build(),
                BodyHandlers.ofString());
    }

    int status(SideProcess side, String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + side.port() + path))
                                .timeout(Duration.ofSeconds(15))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Override
    public void close() throws Exception {
        commands.signal("CONT");
        commands.close();
        for (var query : queries) {
            query.signal("CONT");
            query.close();
        }
        http.close();
        for (var link : links) link.close();
        server.close();
        issuer.close();
    }
}
