package lv.atbilstiba.platform.vault;

import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import javax.sql.DataSource;

/** Sealing, opening, and whose login is whose. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
public class VaultConfiguration {
    @Bean
    Vault vault(DataSource source, VaultProperties properties) {
        var file = properties.masterKeyFile();
        if (file == null) {
            LoggerFactory.getLogger(VaultConfiguration.class)
                    .warn(
                            "no master key is configured (atbilstiba.vault.master-key-file):"
                                    + " personal data can be neither sealed nor opened");
            return new Vault(JdbcClient.create(source), null);
        }
        return new Vault(
                JdbcClient.create(source), MasterKey.from(file, properties.createMasterKey()));
    }

    @Bean
    Logins logins(DataSource source, VaultProperties properties) {
        return new LoginMap(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                properties.loginsRememberedFor());
    }
}
