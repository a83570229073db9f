package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.embedded.EmbeddedPostgresServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** PostgreSQL goes away while the register runs, and comes back on the same folder and port. */
final class OutageE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Path folder;

    OutageE2E(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void everybody_is_told_to_come_back_later_and_then_all_goes_on_by_itself(CapturedOutput output)
            throws Exception {
        var register = Running.on(folder, "default");
        var auditor = register.token("auditor");
        var server = register.part(EmbeddedPostgresServer.class);
        try (register) {
            assertThat(takeIn(register, "00000000105").statusCode()).isEqualTo(201);

            server.close();

            for (var path :
                    List.of("/api/institutions", "/api/compliance/state", "/api/audit/events"))
                assertThatItIsUnavailable(register.get(path, auditor), path);
            assertThatItIsUnavailable(takeIn(register, "00000000106"), "a write");
            // readiness is looked at aside, each second
            assertThat(eventually(503, () -> register.get(WhereToLook.HEALTH)).body())
                    .doesNotContain("PSQLException");
            assertThat(register.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

            assertThat(output.getAll())
                    .as("an outage is no fault of ours")
                    .doesNotContain(" ERROR ");

            try (var back = EmbeddedPostgresServer.in(server.dataFolder(), server.port());
                    register) {
                assertThat(back.port()).isEqualTo(server.port());
                eventually(200, () -> register.get(WhereToLook.HEALTH));
                var accepted = eventually(201, () -> takeIn(register, "00000000106"));
                var position = accepted.headers().firstValue("Event-Position").orElseThrow();
                var both =
                        eventually(
                                200,
                                () ->
                                        register.get(
                                                "/api/institutions",
                                                auditor,
                                                "Wait-For-Position",
                                                position));
                assertThat(both.body()).contains("00000000105").contains("00000000106");
            }
        }
    }

    private static HttpResponse<String> takeIn(Running register, String registrationNumber)
            throws Exception {
        return register.post(
                "/api/institutions",
                register.token("state-lead"),
                """
                {"registrationNumber": "%s", "name": {"lv": "Paraugs"}, "kind": "OTHER",
                 "baseline": false}
                """
                        .formatted(registrationNumber));
    }

    private static void assertThatItIsUnavailable(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as(what + " " + answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("content-type").orElse(""))
                .as(what)
                .startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("retry-after")).as(what).isPresent();
    }

    private static HttpResponse<String> eventually(
            int status, Callable<HttpResponse<String>> request) throws Exception {
        var answer = request.call();
        for (var end = System.nanoTime() + PATIENCE.toNanos();
                answer.statusCode() != status && System.nanoTime() < end;
                answer = request.call()) LockSupport.parkNanos(AGAIN.toNanos());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }
}
