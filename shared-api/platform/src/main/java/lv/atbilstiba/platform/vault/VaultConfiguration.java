package lv.atbilstiba.platform.vault;

import com.google.crypto.tink.Aead;

import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.memory.Memory;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;

import javax.sql.DataSource;

/** Sealing, opening, and whose login is whose. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
public class VaultConfiguration {
    /** The key of the vault's keys, if one is configured. */
    record Master(@Nullable Aead key) {}

    @Bean
    Master vaultMasterKey(VaultProperties properties) {
        var file = properties.masterKeyFile();
        if (file != null) return new Master(MasterKey.from(file, properties.createMasterKey()));
        LoggerFactory.getLogger(VaultConfiguration.class)
                .warn(
                        "no master key is configured (atbilstiba.vault.master-key-file): personal"
                                + " data can be neither sealed nor opened, and no person's login is"
                                + " known");
        return new Master(null);
    }

    @Bean
    Vault vault(DataSource source, Master master) {
        return new Vault(JdbcClient.create(source), master.key());
    }

    @Bean
    KeyedHash keyedHash(DataSource source, Master master) {
        return new KeyedHash(JdbcClient.create(source), master.key());
    }

    @Bean
    LoginMap logins(
            DataSource source,
            KeyedHash hash,
            EventDecoder decoder,
            @Qualifier("registerClock") Clock clock,
            VaultProperties properties) {
        return Memory.joined(
                new LoginMap(
                        JdbcClient.create(source),
                        new TransactionTemplate(new JdbcTransactionManager(source)),
                        hash,
                        decoder,
                        clock,
                        properties.loginsRememberedFor()));
    }

    @Bean
    LoginCodes loginCodes(DataSource source, KeyedHash hash) {
        return new LoginCodes(JdbcClient.create(source), hash);
    }

    /** After the tables are there, before anybody is let in. */
    @Bean
    SmartInitializingSingleton subjectsAreHashed(LoginMap logins) {
        return logins::moveSubjects;
    }
}
