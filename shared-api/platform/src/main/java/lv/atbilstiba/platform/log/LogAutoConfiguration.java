package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.access.AccessChain;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.memory.Memory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import javax.sql.DataSource;

/** The verifiable log's tables and archives, for both sides: one writes it, the other heeds it. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "lv.atbilstiba.platform.eventstore.EventStoreAutoConfiguration"
        })
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(LogProperties.class)
public final class LogAutoConfiguration {
    @Bean
    static LogStore logStore(DataSource source) {
        return new LogStore(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    @Bean
    static AccessChain accessChain(DataSource source) {
        return new AccessChain(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    @Bean
    static CheckpointArchives checkpointArchives(LogProperties properties) {
        return new CheckpointArchives(properties.openArchives());
    }

    @Bean
    static HistoryGuard historyGuard(
            LogStore store,
            EventLog events,
            CheckpointArchives archives,
            LogProperties properties) {
        return new HistoryGuard(store, events, archives.all(), properties);
    }

    @Bean
    static HistoryWatch history(HistoryGuard guard, LogProperties properties) {
        return Memory.joined(
                new HistoryWatch(
                        guard, properties.compareEvery(), properties.writesWithoutArchive()));
    }
}
