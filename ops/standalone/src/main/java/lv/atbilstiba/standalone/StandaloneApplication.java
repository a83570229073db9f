package lv.atbilstiba.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Both sides of the register in one process, on a PostgreSQL of their own and with an authorization
 * server that issues tokens to the demo clients. The sides come in through their
 * auto-configurations; this package adds only what they would otherwise find outside.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class StandaloneApplication {
    public static void main(String[] arguments) {
        ClassesAhead.begin();
        start(arguments);
    }

    /** Starts it, and hands it over for whoever wants to look inside or close it. */
    public static ConfigurableApplicationContext start(String... arguments) {
        var register = new SpringApplication(StandaloneApplication.class);
        // The sides do not know each other, so both may call a class by the same simple name.
        register.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        register.addInitializers(StartingPostgres::aheadOf);
        return register.run(arguments);
    }
}
