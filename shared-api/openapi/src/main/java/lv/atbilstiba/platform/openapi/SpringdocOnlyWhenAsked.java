package lv.atbilstiba.platform.openapi;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import java.util.Map;

/** Keeps springdoc from working in a test that does not ask for it. */
final class SpringdocOnlyWhenAsked implements EnvironmentPostProcessor {
    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(
                        new MapPropertySource(
                                "springdoc only when asked",
                                Map.of("springdoc.api-docs.enabled", "false")));
    }
}
