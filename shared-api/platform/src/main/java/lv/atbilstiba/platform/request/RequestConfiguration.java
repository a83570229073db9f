package lv.atbilstiba.platform.request;

import lv.atbilstiba.platform.problem.Problems;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Duration;
import java.util.Set;

/** What every request is judged by before its handler is asked. */
@Configuration(proxyBeanMethods = false)
public class RequestConfiguration {
    /**
     * Bytes and texts as they are, and JSON: whatever else lies on the class path is not spoken.
     */
    private static final Set<Class<?>> SPOKEN =
            Set.of(
                    ByteArrayHttpMessageConverter.class,
                    StringHttpMessageConverter.class,
                    ResourceHttpMessageConverter.class,
                    ResourceRegionHttpMessageConverter.class,
                    JacksonJsonHttpMessageConverter.class);

    @Bean
    WebMvcConfigurer wellFormed() {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
                builder.configureMessageConvertersList(all -> all.removeIf(it -> !isSpoken(it)));
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                StrictValues.register(registry);
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Promises()).order(Ordered.HIGHEST_PRECEDENCE);
                registry.addInterceptor(new WellFormed()).order(Ordered.HIGHEST_PRECEDENCE + 1);
            }
        };
    }

    private static boolean isSpoken(HttpMessageConverter<?> converter) {
        return SPOKEN.stream().anyMatch(it -> it.isInstance(converter));
    }

    @Bean
    ReadConditions readConditions() {
        return new ReadConditions();
    }

    /**
     * Header values are judged by whoever reads them, with a problem that names the header: the
     * firewall refuses some letters in UTF-8 and lets others pass, and only once somebody reads
     * them.
     */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    FarewellToClients farewellToClients(
            @Value("${atbilstiba.shutdown.farewell:5s}") Duration lasts,
            ApplicationEventPublisher events) {
        return new FarewellToClients(lasts, events);
    }

    @Bean
    FilterRegistrationBean<FarewellToClients> askingToClose(FarewellToClients farewell) {
        var filter = new FilterRegistrationBean<>(farewell);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return filter;
    }

    @Bean
    FilterRegistrationBean<AddressLength> addressLength(Problems problems) {
        var filter = new FilterRegistrationBean<>(new AddressLength(problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
        return filter;
    }
}
