package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.commandside.CommandSideApplication;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.eventstore.BeforeAppend;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The command side as a process of its own would be, on a real database; one for all tests. */
@SpringBootTest(
        classes = CommandSideApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=command-side")
@Import({Tokens.class, OverHttp.OneNameCannotBeFolded.class})
abstract class OverHttp {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Path FOLDER = folder();
    private static final AtomicLong NUMBERS = new AtomicLong(91_000_000_000L);

    /** An institution of this name meets a reader that cannot take it in. */
    static final String CANNOT_BE_FOLDED = "Nesalokāma";

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        DATABASE.properties(registry::add);
        registry.add("atbilstiba.vault.master-key-file", () -> FOLDER.resolve("master.json"));
        registry.add("atbilstiba.vault.create-master-key", () -> true);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OneNameCannotBeFolded {
        @Bean
        BeforeAppend oneNameCannotBeFolded() {
            return fact -> {
                if (fact.event() instanceof InstitutionRegistered registered
                        && registered.details().name().lv().equals(CANNOT_BE_FOLDED))
                    throw new IllegalStateException(CANNOT_BE_FOLDED);
            };
        }
    }

    Register nobody() {
        return new Register(port, null);
    }

    Register stateLead() {
        return new Register(port, Tokens.stateLead());
    }

    /** Somebody whose login was linked: a code of the state lead's, and her own token. */
    Register linked(String person, String token) {
        var code =
                stateLead()
                        .with("If-Match", "*")
                        .put("/api/staff/" + person + "/login", "{}")
                        .json()
                        .path("code")
                        .asString();
        var her = nobody().as(token);
        var claimed = her.post("/api/staff/login-claims", "{\"code\": \"%s\"}".formatted(code));
        if (claimed.status() != 200) throw new IllegalStateException(claimed.http().body());
        return her;
    }

    /** A registration number that no other test has. */
    static String newNumber() {
        return Long.toString(NUMBERS.incrementAndGet());
    }

    static String ministry(String number, String name) {
        return """
        {"registrationNumber": "%s", "name": {"lv": "%s"}, "kind": "MINISTRY",
         "participantSince": "2024-01-01", "baseline": true}
        """
                .formatted(number, name);
    }

    static String renamed(String name) {
        return """
        {"name": {"lv": "%s"}, "kind": "MINISTRY"}
        """
                .formatted(name);
    }

    /** Whoever asks a second after it ended, or later, is refused; until then either is right. */
    static void endsWithinASecond(BooleanSupplier refused) {
        var end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        for (; ; LockSupport.parkNanos(20_000_000L)) {
            var began = System.nanoTime();
            if (refused.getAsBoolean()) return;
            assertThat(began).as("the moment at which it was still allowed").isLessThan(end);
        }
    }

    long countEvents() {
        return jdbc.sql("SELECT count(*) FROM eventstore.domain_event").query(Long.class).single();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    int port() {
        return port;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("vault");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
