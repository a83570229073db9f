package lv.atbilstiba.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Both sides of the register in one process, on a PostgreSQL of their own and with an authorization
 * server that issues tokens to the demo clients. The sides come in through their
 * auto-configurations; this package adds only what they would otherwise find outside.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class StandaloneApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(StandaloneApplication.class, arguments);
    }
}
