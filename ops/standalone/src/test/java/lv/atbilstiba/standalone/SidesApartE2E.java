package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.embedded.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/**
 * The two sides as processes of their own, set up as README.md says: one PostgreSQL by its URL, an
 * issuer of tokens that is neither's, one file with the master key.
 */
final class SidesApartE2E {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;

    SidesApartE2E(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void what_is_registered_with_one_is_read_from_the_other() throws Exception {
        try (var database = TestDatabase.fresh();
                var issuer = TokenIssuer.start()) {
            var settings =
                    List.of(
                            "--server.port=0",
                            "--spring.datasource.url=" + database.jdbcUrl(),
                            "--spring.datasource.username=" + database.user(),
                            "--spring.datasource.password=" + database.password(),
                            "--spring.security.oauth2.resourceserver.jwt.issuer-uri="
                                    + issuer.address(),
                            "--spring.security.oauth2.resourceserver.jwt.audiences="
                                    + TokenIssuer.AUDIENCE,
                            "--atbilstiba.vault.master-key-file="
                                    + folder.resolve("master-key.json"),
                            // Whichever side comes first; in production it is brought along.
                            "--atbilstiba.vault.create-master-key=true");
            try (var commands =
                            SideProcess.start(
                                    "lv.atbilstiba.commandside.CommandSideApplication",
                                    "/query-side/",
                                    settings);
                    var queries =
                            SideProcess.start(
                                    "lv.atbilstiba.queryside.QuerySideApplication",
                                    "/command-side/",
                                    settings)) {
                var accepted =
                        send(
                                request(commands, "/api/institutions", issuer.token("state-lead"))
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                BodyPublishers.ofString(
                                                        """
                                                        {"registrationNumber": "00000000107",
                                                         "name": {"lv": "Atsevišķā iestāde"},
                                                         "kind": "OTHER", "baseline": false}
                                                        """)));
                assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
                var position = accepted.headers().firstValue("Event-Position").orElseThrow();

                var read =
                        send(
                                request(queries, "/api/institutions", issuer.token("auditor"))
                                        .header("Wait-For-Position", position + ";wait=10"));
                assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
                assertThat(read.body()).contains("Atsevišķā iestāde");
                var found =
                        send(
                                request(
                                                queries,
                                                "/api/compliance/institutions/00000000107",
                                                issuer.token("auditor"))
                                        .header("Wait-For-Position", position + ";wait=10"));
                assertThat(found.body()).contains("ROLE-01").contains("NON_COMPLIANT");

                for (var refused :
                        List.of(
                                issuer.token("auditor", "JWT", TokenIssuer.AUDIENCE),
                                issuer.token("auditor", "at+jwt", "another-application"))) {
                    assertThat(send(request(queries, "/api/institutions", refused)).statusCode())
                            .isEqualTo(401);
                }
                try (var another = TokenIssuer.start()) {
                    var forged = another.token("auditor");
                    assertThat(send(request(queries, "/api/institutions", forged)).statusCode())
                            .isEqualTo(401);
                }
            }
        }
    }

    private static HttpRequest.Builder request(SideProcess side, String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + side.port() + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
