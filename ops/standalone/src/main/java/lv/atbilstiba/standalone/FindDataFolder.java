package lv.atbilstiba.standalone;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Settles on the data folder before anything reads a setting, so that whatever must be kept in it
 * is found there. What a user sets wins.
 */
final class FindDataFolder implements EnvironmentPostProcessor, Ordered {
    static final String FOLDER = "atbilstiba.standalone.data-folder";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var properties =
                Binder.get(environment)
                        .bind("atbilstiba.standalone", StandaloneProperties.class)
                        .orElseGet(
                                () -> new StandaloneProperties(null, false, Map.of(), List.of()));
        Listening.check(environment, properties);
        var demo = environment.acceptsProfiles(Profiles.of("demo"));
        try {
            var folder = DataFolder.of(properties, demo ? "demo" : "register");
            environment
                    .getPropertySources()
                    .addLast(
                            new MapPropertySource(
                                    "data folder",
                                    Map.of(
                                            FOLDER,
                                            folder.path().toString(),
                                            "atbilstiba.vault.master-key-file",
                                            folder.masterKey().toString(),
                                            "atbilstiba.vault.create-master-key",
                                            "true",
                                            "atbilstiba.log.key-folder",
                                            folder.logKeys().toString(),
                                            "atbilstiba.log.create-key",
                                            "true",
                                            "atbilstiba.log.archives",
                                            folder.checkpoints().toUri().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no folder for the data", e);
        }
    }

    /** After the settings files and the profiles they name. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
