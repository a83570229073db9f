package lv.atbilstiba.standalone;

import lv.atbilstiba.platform.embedded.EmbeddedPostgresServer;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Objects;

/** The PostgreSQL that starts and stops with this process. */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabase {
    /** Found before the settings were read. */
    @Bean
    DataFolder dataFolder(StandaloneProperties properties) {
        return new DataFolder(
                Objects.requireNonNull(properties.dataFolder()), properties.temporary());
    }

    @Bean
    EmbeddedPostgresServer postgres(StartingPostgres starting) {
        return starting.server();
    }

    /**
     * Connection details rather than a DataSource: Boot then builds the pool and migrates after the
     * server has started, and closes them before it stops.
     */
    @Bean
    JdbcConnectionDetails connectionDetails(EmbeddedPostgresServer postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return postgres.user();
            }

            @Override
            public String getPassword() {
                return postgres.password();
            }

            @Override
            public String getJdbcUrl() {
                return postgres.jdbcUrl(StartingPostgres.DATABASE);
            }
        };
    }
}
