package lv.atbilstiba.standalone;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * Throws what a test wants thrown, where it wants it thrown, in requests that say so in a header.
 */
@Configuration(proxyBeanMethods = false)
@Profile("failing")
class Failing {
    static final String HEADER = "X-Fails";
    static final String STREAM = "/api/failing/stream";

    enum Place {
        FIRST_FILTER,
        LAST_FILTER,
        INTERCEPTOR,
        RESOLVER,
        HANDLER,
        CONVERTER,
        CONNECTION,
        STATEMENT,
        COMMIT,
        /** As {@link #INTERCEPTOR}, of the lines of a bulk call only. */
        LINE,
        LINES_HANDLER
    }

    private static final InheritableThreadLocal<@Nullable Place> HERE =
            new InheritableThreadLocal<>();
    private static final AtomicInteger THROWN = new AtomicInteger();
    private static volatile Supplier<Throwable> failure = IllegalStateException::new;

    /** From now on this is thrown. */
    static void with(Supplier<Throwable> next) {
        failure = next;
    }

    /** How often something was thrown so far. */
    static int thrown() {
        return THROWN.get();
    }

    private static void at(Place place) {
        if (HERE.get() == place) throwNow();
    }

    private static void throwNow() {
        THROWN.incrementAndGet();
        Failing.<RuntimeException>sneak(failure.get());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> firstOfAll() {
        var filter =
                new FilterRegistrationBean<OncePerRequestFilter>(
                        new OncePerRequestFilter() {
                            @Override
                            protected void doFilterInternal(
                                    HttpServletRequest request,
                                    HttpServletResponse response,
                                    FilterChain chain)
                                    throws ServletException, IOException {
                                var place = request.getHeader(HEADER);
                                if (place != null) HERE.set(Place.valueOf(place));
                                try {
                                    at(Place.FIRST_FILTER);
                                    chain.doFilter(request, response);
                                } finally {
                                    HERE.remove();
                                }
                            }
                        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 25);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> lastOfAll() {
        var filter =
                new FilterRegistrationBean<OncePerRequestFilter>(
                        new OncePerRequestFilter() {
                            @Override
                            protected void doFilterInternal(
                                    HttpServletRequest request,
                                    HttpServletResponse response,
                                    FilterChain chain)
                                    throws ServletException, IOException {
                                at(Place.LAST_FILTER);
                                chain.doFilter(request, response);
                            }
                        });
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }

    @Bean
    WebMvcConfigurer failingOnTheWay() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(
                        new HandlerInterceptor() {
                            @Override
                            public boolean preHandle(
                                    HttpServletRequest request,
                                    HttpServletResponse response,
                                    Object handler) {
                                at(Place.INTERCEPTOR);
                                if (!request.getRequestURI().equals("/api/submissions"))
                                    at(Place.LINE);
                                return true;
                            }
                        });
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.addFirst(
                        new HandlerMethodArgumentResolver() {
                            @Override
                            public boolean supportsParameter(MethodParameter parameter) {
                                at(Place.RESOLVER);
                                return false;
                            }

                            @Override
                            public @Nullable Object resolveArgument(
                                    MethodParameter parameter,
                                    @Nullable ModelAndViewContainer container,
                                    NativeWebRequest request,
                                    @Nullable WebDataBinderFactory binders) {
                                return null;
                            }
                        });
            }
        };
    }

    @Bean
    WebMvcRegistrations failingHandlers() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new RequestMappingHandlerAdapter() {
                    @Override
                    protected @Nullable ModelAndView invokeHandlerMethod(
                            HttpServletRequest request,
                            HttpServletResponse response,
                            HandlerMethod method)
                            throws Exception {
                        at(Place.HANDLER);
                        if (!request.getRequestURI().equals("/api/submissions"))
                            at(Place.LINES_HANDLER);
                        return super.invokeHandlerMethod(request, response, method);
                    }
                };
            }
        };
    }

    @ControllerAdvice
    @Profile("failing")
    static class FailingAnswers implements ResponseBodyAdvice<Object> {
        @Override
        public boolean supports(
                MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public @Nullable Object beforeBodyWrite(
                @Nullable Object body,
                MethodParameter returned,
                MediaType type,
                Class<? extends HttpMessageConverter<?>> converter,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            at(Place.CONVERTER);
            return body;
        }
    }

    /** Begins well. */
    @RestController
    @Profile("failing")
    static class FailingStream implements Rights {
        @Override
        public List<Right> rights() {
            return List.of(Right.open(HttpMethod.GET, STREAM));
        }

        @GetMapping(STREAM)
        void stream(HttpServletResponse response) throws IOException {
            response.setContentType("application/x-ndjson");
            response.getOutputStream().write("{}\n".getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
            throwNow();
        }
    }

    @Bean
    static BeanPostProcessor failingDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new FailingDatabase(source) : bean;
            }
        };
    }

    private static final class FailingDatabase extends DelegatingDataSource {
        FailingDatabase(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            at(Place.CONNECTION);
            return failing(super.getConnection(), Connection.class);
        }

        @SuppressWarnings("unchecked")
        private static <T> T failing(T real, Class<T> type) {
            return (T)
                    Proxy.newProxyInstance(
                            type.getClassLoader(),
                            new Class<?>[] {type},
                            (_, method, arguments) -> {
                                if (method.getName().startsWith("execute")
                                        || method.getName().startsWith("prepare"))
                                    at(Place.STATEMENT);
                                if (method.getName().equals("commit")) at(Place.COMMIT);
                                try {
                                    return method.invoke(real, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause() == null ? e : e.getCause();
                                }
                            });
        }
    }
}
