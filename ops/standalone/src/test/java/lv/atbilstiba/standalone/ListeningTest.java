package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Who others can reach has secrets and a name of its own, or does not start. */
class ListeningTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1"})
    void on_this_machine_the_public_secrets_will_do(String address) {
        assertThatCode(() -> check(address, Map.of(), List.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "", "nowhere.invalid"})
    void whom_others_can_reach_needs_secrets_of_its_own_and_a_name(String address) {
        assertThatThrownBy(() -> check(address, Map.of(), List.of("register.example")))
                .hasMessageContaining("secrets are public");
        assertThatThrownBy(() -> check(address, Map.of("auditor", "short"), List.of("a.example")))
                .hasMessageContaining("16 characters");
        var own = Map.of("auditor", "0123456789abcdef");
        assertThatThrownBy(() -> check(address, own, List.of()))
                .hasMessageContaining("atbilstiba.standalone.hosts");
        assertThatCode(() -> check(address, own, List.of("register.example")))
                .doesNotThrowAnyException();
    }

    @Test
    void the_data_folder_is_its_owners_alone(@TempDir Path parent) throws IOException {
        var folder = Files.createDirectory(parent.resolve("open"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var opened =
                DataFolder.of(
                        new StandaloneProperties(folder, false, Map.of(), List.of()), "register");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(opened.path())))
                .isEqualTo("rwx------");
    }

    private static void check(String address, Map<String, String> secrets, List<String> hosts) {
        Listening.check(
                environment(address), new StandaloneProperties(null, false, secrets, hosts));
    }

    private static Environment environment(String address) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("server.address", address)));
        return environment;
    }
}
