package lv.atbilstiba.ops.demo;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

import java.sql.SQLException;

import javax.sql.DataSource;

/** The demo, in the profile of that name: a year is told once the register has started. */
@AutoConfiguration(beforeName = "lv.atbilstiba.platform.eventstore.EventStoreAutoConfiguration")
@Profile("demo")
public class DemoAutoConfiguration {
    /** In the place of the register's own clock, hence the name. */
    @Bean
    @DependsOn("eventStoreMigration")
    SimulatedClock registerClock(DataSource database) throws SQLException {
        return SimulatedClock.on(database);
    }

    @Bean
    Demo demo(SimulatedClock registerClock, Environment environment) {
        return new Demo(registerClock, environment);
    }
}
