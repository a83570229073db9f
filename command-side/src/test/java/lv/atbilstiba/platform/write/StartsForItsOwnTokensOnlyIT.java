package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import lv.atbilstiba.commandside.CommandSideApplication;
import lv.atbilstiba.platform.embedded.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.util.ArrayList;
import java.util.List;

/** A register that could not tell whose tokens are for it does not start, and says what to set. */
@ExtendWith(OutputCaptureExtension.class)
class StartsForItsOwnTokensOnlyIT {
    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, register, -, issuer-uri",
                "https://issuer.test, ' ', -, audiences",
                "-, register, https://issuer.test/keys, issuer-uri",
                "https://issuer.test, -, https://issuer.test/keys, audiences"
            })
    void without_an_issuer_or_an_audience_there_is_no_start(
            @Nullable String issuer,
            @Nullable String audience,
            @Nullable String keys,
            String missing,
            CapturedOutput output) {
        try (var database = TestDatabase.fresh()) {
            var settings = new ArrayList<String>();
            database.properties((name, value) -> settings.add("--" + name + "=" + value.get()));
            settings.addAll(
                    List.of(
                            "--spring.config.name=command-side",
                            "--server.port=0",
                            "--" + JWT + "issuer-uri=" + (issuer == null ? "" : issuer),
                            "--" + JWT + "audiences=" + (audience == null ? "" : audience)));
            if (keys != null) settings.add("--" + JWT + "jwk-set-uri=" + keys);

            var refused =
                    catchThrowable(() ->
                            new SpringApplicationBuilder(CommandSideApplication.class)
                                    .run(settings.toArray(String[]::new))
                                    .close());

            assertThat(refused).rootCause().message().startsWith(JWT + missing + " is not set");
            assertThat(output).contains("Set " + JWT + missing + " to");
        }
    }
}
