package lv.atbilstiba.platform.problem;

import lv.atbilstiba.platform.json.RestJson;
import lv.atbilstiba.platform.security.SecurityLog;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.annotation.ResponseStatusExceptionResolver;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** REST's JSON, and problems for whatever goes wrong. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemErrorController.class, ProblemPageEndpoint.class})
public class ProblemConfiguration {
    @Bean
    JsonMapperBuilderCustomizer restJson() {
        return RestJson::strict;
    }

    /** JSON is UTF-8 (RFC 8259, 8.1), whatever else it looks like. */
    @Bean
    JsonFactoryBuilderCustomizer onlyUtf8() {
        return factory -> factory.disable(TokenStreamFactory.Feature.CHARSET_DETECTION);
    }

    @Bean
    ProblemTexts problemTexts() {
        return new ProblemTexts();
    }

    @Bean
    Problems problems(
            ProblemTexts texts, JsonMapper json, ObjectProvider<SecurityLog> securityLog) {
        return new Problems(
                texts,
                json,
                (problem, request) ->
                        securityLog.ifAvailable(log -> log.answered(problem, request)));
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIds() {
        var filter = new FilterRegistrationBean<>(new RequestIdFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Bean
    FilterRegistrationBean<FilterProblems> filterProblems(ObjectProvider<ProblemAdvice> advice) {
        var filter = new FilterRegistrationBean<>(new FilterProblems(advice));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    /** Spring's own ways of dealing with exceptions answer some of them with nothing at all. */
    @Bean
    WebMvcConfigurer onlyOurProblems() {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.removeIf(it ->
                        it instanceof DefaultHandlerExceptionResolver
                                || it instanceof ResponseStatusExceptionResolver);
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverProblems() {
        return server -> {
            server.setProtocol(FreshProtocol.class.getName());
            server.addContextCustomizers(context -> {
                if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                    host.setErrorReportValveClass(ServerProblems.class.getName());
                }
            });
        };
    }
}
