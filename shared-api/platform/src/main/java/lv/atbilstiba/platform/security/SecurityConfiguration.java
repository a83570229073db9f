package lv.atbilstiba.platform.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import jakarta.servlet.DispatcherType;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.problem.Problems;
import lv.atbilstiba.platform.request.PageHeaders;
import lv.atbilstiba.platform.request.RequestPath;
import lv.atbilstiba.platform.vault.Logins;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A resource server that asks the table of rights, and denies what the table does not name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
public class SecurityConfiguration {
    private static final String KEYS = "spring.security.oauth2.resourceserver.jwt.jwk-set-uri";
    private static final Duration TOKENS_REMEMBERED_FOR = Duration.ofSeconds(5);
    private static final String DENIAL = SecurityConfiguration.class.getName() + ".denial";

    /** What both sides have in common. */
    @Bean
    Rights platformRights() {
        return () -> {
            var rights = new ArrayList<Right>();
            rights.add(Right.open(HttpMethod.GET, "/actuator/health/liveness"));
            rights.add(Right.open(HttpMethod.GET, "/actuator/health/readiness"));
            Stream.of("", "/health", "/health/*", "/info", "/prometheus", "/metrics", "/metrics/*")
                    .map(path -> Right.on(HttpMethod.GET, "/actuator" + path).to(Role.OPERATIONS))
                    .forEach(rights::add);
            rights.add(Right.open(HttpMethod.GET, "/problems/{capability}/{problem}"));
            return rights;
        };
    }

    @Bean
    TableOfRights tableOfRights(List<Rights> contributions) {
        return new TableOfRights(
                contributions.stream().flatMap(part -> part.rights().stream()).toList());
    }

    @Bean
    SecurityLog securityLog(ObjectProvider<MeterRegistry> meters, TableOfRights table) {
        return new SecurityLog(meters.getIfAvailable(SimpleMeterRegistry::new), table::patternOf);
    }

    @Bean
    Callers callers(Logins logins, TokenProperties properties) {
        return new Callers(logins, properties);
    }

    @Bean
    CallersAgain callersAgain(Callers callers, RememberedTokens tokens) {
        return new CallersAgain(callers, tokens);
    }

    /**
     * @throws TokensNotConfigured if it could not be told whose tokens, or for whom
     */
    @Bean
    AcceptedTokens acceptedTokens(
            Environment environment, ObjectProvider<OwnIssuer> own, TokenProperties properties) {
        var itself = own.getIfAvailable();
        var issuer = environment.getProperty(TokensNotConfigured.ISSUER, "").strip();
        if (itself == null && issuer.isEmpty()) throw TokensNotConfigured.noIssuer();
        var audiences =
                Binder.get(environment)
                        .bind(TokensNotConfigured.AUDIENCES, Bindable.setOf(String.class))
                        .orElse(Set.of());
        if (audiences.stream().allMatch(String::isBlank)) throw TokensNotConfigured.noAudience();
        return new AcceptedTokens(
                itself == null ? issuer::equals : itself::is, audiences, properties);
    }

    @Bean
    RememberedTokens rememberedTokens(
            Environment environment, ObjectProvider<TokenKeys> own, AcceptedTokens accepted) {
        var keys = own.getIfAvailable(() -> issuersKeys(environment));
        return new RememberedTokens(
                text -> accepted.judged(keys.read(text)),
                TOKENS_REMEMBERED_FOR,
                InstantSource.system(),
                System::nanoTime);
    }

    private static TokenKeys issuersKeys(Environment environment) {
        var keys = environment.getProperty(KEYS, "").strip();
        var issuer = environment.getProperty(TokensNotConfigured.ISSUER, "").strip();
        if (issuer.isEmpty()) throw TokensNotConfigured.noIssuer();
        return keys.isEmpty() ? TokenDecoders.of(issuer) : TokenDecoders.at(keys);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain registerSecurity(
            HttpSecurity http,
            TableOfRights table,
            Callers callers,
            Problems problems,
            RememberedTokens tokens) {
        var unauthenticated = unauthenticated(problems);
        return http.csrf(AbstractHttpConfigurer::disable) // no cookie, no session: nothing to forge
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.addHeaderWriter(new PageHeaders()))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(accordingTo(table)))
                .oauth2ResourceServer(server ->
                        server.jwt(jwt ->
                                        jwt.decoder(tokens::decode)
                                                .jwtAuthenticationConverter(callers))
                                .authenticationEntryPoint(unauthenticated))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated)
                                .accessDeniedHandler(denied(problems)))
                .build();
    }

    /**
     * Timing every filter of the chain cost a tenth of a write; the request as a whole is timed.
     */
    @Bean
    SecurityObservationSettings noTimesOfSingleFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Keeps Boot from making up a user and a password. */
    @Bean
    @ConditionalOnMissingBean
    AuthenticationManager noPasswords() {
        return authentication -> {
            throw new org.springframework.security.authentication.ProviderNotFoundException(
                    "only tokens are accepted");
        };
    }

    @Bean
    WebMvcConfigurer callerArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }
        };
    }

    private static AuthorizationManager<RequestAuthorizationContext> accordingTo(
            TableOfRights table) {
        return (authentication, context) -> {
            var request = context.getRequest();
            var method = HttpMethod.valueOf(request.getMethod());
            var path = RequestPath.of(request);
            if (table.isOpen(method, path)) return new AuthorizationDecision(true);
            if (!(authentication.get() instanceof Callers.CallerToken token))
                return new AuthorizationDecision(false);
            var denial = table.denial(method, path, token.caller());
            denial.ifPresent(problem -> request.setAttribute(DENIAL, problem));
            return new AuthorizationDecision(denial.isEmpty());
        };
    }

    private static AuthenticationEntryPoint unauthenticated(Problems problems) {
        var bearer = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            request.setAttribute(SecurityLog.BECAUSE, because(failure));
            bearer.commence(request, response, failure); // WWW-Authenticate, RFC 6750
            var challenge = response.getHeader(HttpHeaders.WWW_AUTHENTICATE);
            var problem = Problem.of(HttpStatus.UNAUTHORIZED, "request/unauthenticated");
            problems.answer(
                    challenge == null
                            ? problem
                            : problem.header(
                                    HttpHeaders.WWW_AUTHENTICATE,
                                    challenge.contains("invalid_token")
                                            ? "Bearer error=\"invalid_token\""
                                            : "Bearer"),
                    request,
                    response);
        };
    }

    private static String because(AuthenticationException failure) {
        if (failure instanceof InsufficientAuthenticationException
                || failure instanceof AuthenticationCredentialsNotFoundException)
            return AcceptedTokens.Because.NO_TOKEN.word();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwtValidationException invalid) {
                return invalid.getErrors().stream()
                        .map(OAuth2Error::getDescription)
                        .findFirst()
                        .orElse("");
            }
        }
        return AcceptedTokens.Because.SIGNATURE_OR_FORM.word();
    }

    private static AccessDeniedHandler denied(Problems problems) {
        return (request, response, _) ->
                problems.answer(
                        request.getAttribute(DENIAL) instanceof Problem denial
                                ? denial
                                : Problem.of(HttpStatus.FORBIDDEN, "request/forbidden"),
                        request,
                        response);
    }

    private static final class CallerResolver implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var caller = Callers.current();
            if (caller == null)
                throw new ProblemException(
                        Problem.of(HttpStatus.UNAUTHORIZED, "request/unauthenticated")
                                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
            return caller;
        }
    }
}
