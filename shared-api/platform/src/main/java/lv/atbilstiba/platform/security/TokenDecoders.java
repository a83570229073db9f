package lv.atbilstiba.platform.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Decoders that check signatures; what a token says, {@link AcceptedTokens} judges. */
public final class TokenDecoders {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(3);
    private static final Duration SELDOM = Duration.ofSeconds(5);

    private TokenDecoders() {}

    /** With keys that are here. */
    public static TokenKeys with(JWKSource<SecurityContext> keys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256), keys));
        processor.setJWSTypeVerifier((_, _) -> {});
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        return judgedElsewhere(new NimbusJwtDecoder(processor))::decode;
    }

    /** With the keys that an issuer publishes; it is asked at the first token, not at the start. */
    static TokenKeys of(String issuer) {
        return of(issuer, System::nanoTime);
    }

    static TokenKeys of(String issuer, LongSupplier nanos) {
        var asking = seldomAsking(nanos); // one, however often it takes until the issuer answers
        var decoder =
                new SupplierJwtDecoder(() ->
                        judgedElsewhere(
                                NimbusJwtDecoder.withIssuerLocation(issuer)
                                        .restOperations(asking)
                                        .validateType(false)
                                        .build()));
        return decoder::decode;
    }

    /** With the keys at an address, of an issuer that does not say where they are. */
    static TokenKeys at(String keys) {
        return at(keys, System::nanoTime);
    }

    static TokenKeys at(String keys, LongSupplier nanos) {
        return judgedElsewhere(
                        NimbusJwtDecoder.withJwkSetUri(keys)
                                .restOperations(seldomAsking(nanos))
                                .validateType(false)
                                .build())
                ::decode;
    }

    private static JwtDecoder judgedElsewhere(NimbusJwtDecoder decoder) {
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    private static RestTemplate seldomAsking(LongSupplier nanos) {
        var factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(CONNECT);
        factory.setReadTimeout(READ);
        var template = new RestTemplate(factory);
        template.setInterceptors(List.of(new AskingSeldom(SELDOM, nanos)));
        return template;
    }

    /**
     * Asks an address at most once in a while, whatever tokens strangers send: a key that nobody
     * knows is no reason to ask again at once. Meanwhile the last answer, good or bad, stands.
     */
    static final class AskingSeldom implements ClientHttpRequestInterceptor {
        private final long patience;
        private final LongSupplier nanos;
        private final Map<URI, Asked> asked = new ConcurrentHashMap<>();

        private static final class Asked {
            private long at;
            private boolean ever;
            private RememberedAnswer.@org.jspecify.annotations.Nullable Content answer;
        }

        AskingSeldom(Duration patience, LongSupplier nanos) {
            this.patience = patience.toNanos();
            this.nanos = nanos;
        }

        @Override
        public ClientHttpResponse intercept(
                HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
                throws IOException {
            var address = asked.computeIfAbsent(request.getURI(), _ -> new Asked());
            synchronized (address) {
                var now = nanos.getAsLong();
                if (!address.ever || now - address.at >= patience) {
                    address.ever = true;
                    address.at = now;
                    address.answer = null;
                    try (var answer = execution.execute(request, body)) {
                        address.answer = RememberedAnswer.Content.of(answer);
                    }
                }
                if (address.answer == null)
                    throw new IOException("the issuer did not answer a moment ago");
                return new RememberedAnswer(address.answer);
            }
        }
    }
}
