package lv.atbilstiba.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import lv.atbilstiba.platform.security.OwnIssuer;
import lv.atbilstiba.platform.security.SecurityLog;
import lv.atbilstiba.platform.security.TokenDecoders;
import lv.atbilstiba.platform.security.TokenKeys;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The authorization server in this process: it issues tokens to the demo clients and nothing else.
 * Its filter chain matches its own endpoints only; everything else stays with the register's.
 */
@Configuration(proxyBeanMethods = false)
class TokenServer {
    /** As long as a working day, so that nobody who is trying things out is cut off. */
    private static final Duration VALID = Duration.ofHours(9);

    private static final String LOCALHOST = "http://localhost:";
    private static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";

    /** All that is served of it; what else the framework could do is nobody's, and not found. */
    private static final RequestMatcher SERVED =
            new OrRequestMatcher(
                    PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/oauth2/token"),
                    PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/oauth2/jwks"),
                    PathPatternRequestMatcher.pathPattern(
                            HttpMethod.GET, "/.well-known/oauth-authorization-server"));

    /** What its page about itself would name and is not there. */
    private static final Set<String> NOT_SERVED =
            Set.of(
                    "device_authorization_endpoint",
                    "introspection_endpoint",
                    "introspection_endpoint_auth_methods_supported",
                    "pushed_authorization_request_endpoint",
                    "registration_endpoint",
                    "revocation_endpoint",
                    "revocation_endpoint_auth_methods_supported");

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain tokenServerFilterChain(HttpSecurity http, SecurityLog log)
            throws Exception {
        return http.securityMatcher(SERVED)
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server ->
                                server.clientAuthentication(client ->
                                                client.errorResponseHandler(refusals(log)))
                                        .authorizationServerMetadataEndpoint(page ->
                                                page.authorizationServerMetadataCustomizer(
                                                        TokenServer::whatIsServed)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Who tries secrets is heard of, and hears nothing but that they are wrong. */
    private static AuthenticationFailureHandler refusals(SecurityLog log) {
        var errors = new OAuth2ErrorHttpMessageConverter();
        return (request, response, wrong) -> {
            log.tell(SecurityLog.Event.UNAUTHENTICATED, null, request, "because", "client-secret");
            var code =
                    wrong instanceof OAuth2AuthenticationException refused
                            ? refused.getError().getErrorCode()
                            : OAuth2ErrorCodes.INVALID_CLIENT;
            try (var answer = new ServletServerHttpResponse(response)) {
                answer.setStatusCode(
                        code.equals(OAuth2ErrorCodes.INVALID_CLIENT)
                                ? HttpStatus.UNAUTHORIZED
                                : HttpStatus.BAD_REQUEST);
                errors.write(new OAuth2Error(code), null, answer);
            }
        };
    }

    private static void whatIsServed(OAuth2AuthorizationServerMetadata.Builder page) {
        page.claims(all -> all.keySet().removeAll(NOT_SERVED))
                .grantTypes(types -> {
                    types.clear();
                    types.add(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue());
                });
    }

    /**
     * Nobody can ask after a token or take it back, so nothing is kept of those that were given.
     */
    @Bean
    OAuth2AuthorizationService nothingKept() {
        return new OAuth2AuthorizationService() {
            @Override
            public void save(OAuth2Authorization given) {}

            @Override
            public void remove(OAuth2Authorization given) {}

            @Override
            public @Nullable OAuth2Authorization findById(String id) {
                return null;
            }

            @Override
            public @Nullable OAuth2Authorization findByToken(
                    String token, @Nullable OAuth2TokenType type) {
                return null;
            }
        };
    }

    @Bean
    RegisteredClientRepository demoClients(
            StandaloneProperties properties, Environment environment) {
        var here = Listening.isThisMachineAlone(environment);
        var secrets = properties.clientSecrets();
        var clients =
                Arrays.stream(DemoClient.ALL)
                        .filter(it -> here || secrets.containsKey(it.id()))
                        .map(it -> registered(it, secrets.getOrDefault(it.id(), it.publicSecret())))
                        .toList();
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient registered(DemoClient client, String secret) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(VALID).build())
                .build();
    }

    @Bean
    OwnIssuer ownIssuer(Environment environment) {
        return new OwnIssuer() {
            @Override
            public String address() {
                return LOCALHOST + environment.getRequiredProperty("local.server.port");
            }

            /** Whose key it is, the signature says; the port may be another after a restart. */
            @Override
            public boolean is(String issuer) {
                return issuer.matches(LOCALHOST + "\\d{1,5}");
            }
        };
    }

    /** As any issuer's: access tokens (RFC 9068) for the register, of clients or of persons. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> registerClaims(
            OwnIssuer issuer, @Value("${" + AUDIENCES + "}") List<String> audiences) {
        Map<String, DemoClient> clients =
                Arrays.stream(DemoClient.ALL)
                        .collect(Collectors.toMap(DemoClient::id, Function.identity()));
        return token -> {
            var client = clients.get(token.getRegisteredClient().getClientId());
            if (client == null) return;
            token.getJwsHeader().type("at+jwt");
            token.getClaims()
                    .issuer(issuer.address())
                    .audience(audiences)
                    .subject(client.subject())
                    .claim("client_id", client.id())
                    .claim("roles", List.of(client.role()));
            if (client.institution() != null)
                token.getClaims().claim("institution", client.institution());
        };
    }

    @Bean
    JWKSource<SecurityContext> tokenKeys(DataFolder folder)
            throws IOException, ParseException, JOSEException {
        return new ImmutableJWKSet<>(new JWKSet(TokenKey.in(folder.tokenKey())));
    }

    /** The register checks tokens against the key itself: it need not call itself over HTTP. */
    @Bean
    TokenKeys registersKeys(JWKSource<SecurityContext> tokenKeys) {
        return TokenDecoders.with(tokenKeys);
    }

    /** Pages about itself name the address by which the server was called. */
    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }
}
