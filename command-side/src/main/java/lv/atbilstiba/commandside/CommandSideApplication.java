package lv.atbilstiba.commandside;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import java.util.Map;

/** The command side as a process of its own, against a PostgreSQL given by URL. */
@SpringBootApplication(proxyBeanMethods = false)
public class CommandSideApplication {
    public static void main(String[] arguments) {
        // an application.yml of its own would hide, or be hidden by, another side's
        var application = new SpringApplication(CommandSideApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "command-side,application"));
        application.run(arguments);
    }
}
