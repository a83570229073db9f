package lv.atbilstiba.platform.write;

import io.micrometer.core.instrument.MeterRegistry;

import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.eventstore.Decisions;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.RegisterEventStorageEngine;
import lv.atbilstiba.platform.log.HistoryWatch;
import lv.atbilstiba.platform.problem.Problems;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

/** The way of a write from HTTP to its decision, and back. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WriteProperties.class)
class WriteConfiguration {
    /** After the security filters: who may not write is not read either. */
    private static final int AFTER_SECURITY = 0;

    @Bean
    CommandTargetResolver commandTargetResolver() {
        return new ExpectedVersionResolver();
    }

    @Bean
    LastEvents lastEvents(DataSource source) {
        return new LastEvents(JdbcClient.create(source));
    }

    @Bean
    Receipts receipts(DataSource source) {
        return new Receipts(JdbcClient.create(source));
    }

    @Bean
    ReceiptCleaning receiptCleaning(
            Receipts receipts, WriteProperties properties, BackgroundTasks tasks) {
        return new ReceiptCleaning(receipts, properties.receiptsKeptFor(), tasks);
    }

    @Bean
    Dispatch dispatch(
            Decisions decisions,
            CommandTargetResolver targets,
            LastEvents lastEvents,
            Receipts receipts,
            MeterRegistry meters) {
        return new Dispatch(decisions, targets, lastEvents, receipts, meters);
    }

    @Bean
    SmartInitializingSingleton lastLook(
            EventStore store, LastEvents lastEvents, EventDecoder decoder) {
        return () -> store.registerDispatchInterceptor(new LastLook(lastEvents, decoder));
    }

    @Bean
    WriteProblems writeProblems(ObjectProvider<ProblemOf<?>> families) {
        return new WriteProblems(families.orderedStream().toList());
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodies(Problems problems, WriteProperties properties) {
        var filter =
                new FilterRegistrationBean<>(
                        new BodyFilter(problems, properties.largestBody().toBytes()));
        filter.setOrder(AFTER_SECURITY);
        return filter;
    }

    @Bean
    OnAnUnbrokenHistory onAnUnbrokenHistory(
            HistoryWatch history, RegisterEventStorageEngine events, CommandBus commands) {
        var unbroken = new OnAnUnbrokenHistory(history);
        commands.registerHandlerInterceptor(unbroken);
        return unbroken;
    }

    @Bean
    WebMvcConfigurer submissions(
            Dispatch dispatch,
            Receipts receipts,
            JsonMapper json,
            OnAnUnbrokenHistory unbroken,
            @Qualifier("registerClock") Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SubmissionResolver(clock, dispatch));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(unbroken)
                        .excludePathPatterns("/api/audit/**", "/api/operations/**");
                registry.addInterceptor(new Repetitions(receipts, json));
            }
        };
    }
}
