package lv.atbilstiba.platform.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.claim.Claims;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.PrimaryConnections;
import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

/** The engine over all projections and followers that a process has as beans. */
@AutoConfiguration(
        afterName = {
            "lv.atbilstiba.platform.PlatformAutoConfiguration",
            "lv.atbilstiba.platform.eventstore.EventStoreAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnBean({DataSource.class, EventLog.class})
@EnableConfigurationProperties(ProjectionProperties.class)
@Import({DeadLettersEndpoint.class, ProjectionsEndpoint.class, RebuildProjectionEndpoint.class})
class ProjectionAutoConfiguration {
    @Bean(destroyMethod = "close")
    EventLogFacts projectionLog(EventLog log, EventDecoder decoder) {
        return new EventLogFacts(log, decoder);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Claims claims(PrimaryConnections connections, BackgroundTasks tasks) {
        return new Claims(connections.dataSource(), tasks);
    }

    @Bean
    @DependsOnDatabaseInitialization
    ProjectionEngine projectionEngine(
            EventLogFacts log,
            PrimaryConnections connections,
            Claims claims,
            BackgroundTasks tasks,
            ProjectionProperties properties,
            @Qualifier("registerClock") Clock clock,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<Projection> projections,
            ObjectProvider<Follower> followers) {
        return new ProjectionEngine(
                new Connections(connections.dataSource(), connections.limits()),
                claims,
                tasks,
                log,
                properties,
                clock,
                meters.getIfAvailable(SimpleMeterRegistry::new),
                projections.orderedStream().toList(),
                followers.orderedStream().toList());
    }

    @Bean
    Views views(DataSource pool, ProjectionEngine engine) {
        return new EngineViews(pool, engine);
    }

    @Bean(destroyMethod = "")
    Replays replays(ProjectionEngine engine) {
        return engine.replays();
    }

    @Bean
    HealthIndicator projectionsHealthIndicator(ProjectionEngine engine) {
        return new ProjectionsHealth(engine);
    }

    @Bean
    Rights projectionRights() {
        var rebuilds = "/api/operations/projections/{view}/rebuilds";
        var letters = "/api/operations/dead-letters";
        return () ->
                List.of(
                        Right.on(HttpMethod.GET, "/api/operations/projections").to(Role.OPERATIONS),
                        Right.on(HttpMethod.POST, rebuilds)
                                .to(Role.OPERATIONS)
                                .forStrangersToo(), // no fact is recorded
                        Right.on(HttpMethod.GET, rebuilds).to(Role.OPERATIONS),
                        Right.on(HttpMethod.GET, rebuilds + "/{id}").to(Role.OPERATIONS),
                        Right.on(HttpMethod.GET, letters).to(Role.OPERATIONS),
                        Right.on(HttpMethod.GET, letters + "/{id}").to(Role.OPERATIONS),
                        Right.on(HttpMethod.POST, letters + "/{id}/retries")
                                .to(Role.OPERATIONS)
                                .forStrangersToo(),
                        Right.on(HttpMethod.POST, letters + "/{id}/dismissals")
                                .to(Role.OPERATIONS)
                                .forStrangersToo());
    }
}
