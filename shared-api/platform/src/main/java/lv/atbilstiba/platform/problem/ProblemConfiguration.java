package lv.atbilstiba.platform.problem;

import lv.atbilstiba.platform.json.RestJson;
import lv.atbilstiba.platform.security.SecurityLog;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

import tools.jackson.databind.json.JsonMapper;

/** REST's JSON, and problems for whatever goes wrong. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemErrorController.class, ProblemPageEndpoint.class})
public class ProblemConfiguration {
    @Bean
    JsonMapperBuilderCustomizer restJson() {
        return RestJson::strict;
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

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverProblems() {
        return server ->
                server.addContextCustomizers(context -> {
                    if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                        host.setErrorReportValveClass(ServerProblems.class.getName());
                    }
                });
    }
}
