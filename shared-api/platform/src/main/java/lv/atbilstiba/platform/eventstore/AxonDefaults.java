package lv.atbilstiba.platform.eventstore;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import java.util.Map;

/**
 * How Axon has to be set in every application that has the event store on its class path; below
 * everything else, so that an application can still say otherwise.
 */
final class AxonDefaults implements EnvironmentPostProcessor {
    static final Map<String, Object> PROPERTIES =
            Map.of(
                    // All three: what is left out falls back to XStream.
                    "axon.serializer.general", "jackson3",
                    "axon.serializer.messages", "jackson3",
                    "axon.serializer.events", "jackson3",
                    // No usage data is sent to anybody.
                    "axon.update-check.disabled", "true",
                    // Its time-outs interrupt a handler; 4.13.0 has a race there. Ours are in the
                    // database and at the edge.
                    "axon.timeout.enabled", "false",
                    "axon.axonserver.enabled", "false",
                    // They warn of every refusal and of whatever is not there, which are answers
                    // and no accidents.
                    "logging.level.org.axonframework.commandhandling.gateway", "error",
                    "logging.level.org.axonframework.modelling.command", "error");

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("axonDefaults", PROPERTIES));
    }
}
