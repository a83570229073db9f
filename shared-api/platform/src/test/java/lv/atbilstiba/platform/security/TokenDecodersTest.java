package lv.atbilstiba.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An issuer is asked seldom, whatever strangers send. */
@SuppressWarnings("NullAway.Init") // filled before each test
class TokenDecodersTest {
    private static final int MANY = 100;
    private static final RSAKey KEY = key("ours");
    private static final RSAKey NEXT = key("next");

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private volatile String keys = published(KEY);
    private volatile int status = 200;
    private HttpServer issuer;
    private String address;

    @BeforeEach
    void an_issuer() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://localhost:" + issuer.getAddress().getPort();
        issuer.createContext(
                "/",
                exchange ->
                        answer(
                                exchange,
                                """
                                {"issuer": "%s", "jwks_uri": "%s/keys"}
                                """
                                        .formatted(address, address)));
        issuer.createContext("/keys", exchange -> answer(exchange, keys));
        issuer.start();
    }

    @AfterEach
    void close() {
        issuer.stop(0);
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        asked.incrementAndGet();
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void a_key_that_nobody_knows_is_no_reason_to_ask_again_at_once() {
        var decoder = TokenDecoders.at(address + "/keys", now::get);
        assertThat(decoder.read(token(KEY)).getSubject()).isEqualTo("anna");

        strangersSend(decoder);

        assertThat(asked).hasValueLessThanOrEqualTo(2);
        assertThat(decoder.read(token(KEY)).getSubject()).isEqualTo("anna");
    }

    @Test
    void so_it_is_with_an_issuer_that_tells_where_its_keys_are() {
        var decoder = TokenDecoders.of(address, now::get);
        assertThat(decoder.read(token(KEY)).getSubject()).isEqualTo("anna");
        var first = asked.get();

        strangersSend(decoder);

        assertThat(asked).hasValueLessThanOrEqualTo(first + 1);
    }

    @Test
    void an_issuer_that_cannot_answer_is_not_asked_for_each_token() {
        status = 503;
        var decoder = TokenDecoders.of(address, now::get);

        strangersSend(decoder);

        // three addresses at which an issuer may say where its keys are
        assertThat(asked).hasValueLessThanOrEqualTo(3);
        status = 200;
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(decoder.read(token(KEY)).getSubject()).isEqualTo("anna");
    }

    @Test
    void a_new_key_is_known_soon() {
        var decoder = TokenDecoders.at(address + "/keys", now::get);
        decoder.read(token(KEY));
        keys = published(NEXT);
        assertThatThrownBy(() -> decoder.read(token(NEXT))).isInstanceOf(JwtException.class);

        now.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(decoder.read(token(NEXT)).getSubject()).isEqualTo("anna");
    }

    private static void strangersSend(TokenKeys decoder) {
        var signed = token(NEXT);
        for (var i = 0; i < MANY; i++) {
            // nobody looks at the signature before there is a key
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown-" + i).build();
            var stranger = header.toBase64URL() + signed.substring(signed.indexOf('.'));
            assertThatThrownBy(() -> decoder.read(stranger))
                    .isInstanceOfAny(JwtException.class, JwtDecoderInitializationException.class);
        }
    }

    private static String published(RSAKey key) {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    private static String token(RSAKey key) {
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        new JWTClaimsSet.Builder()
                                .subject("anna")
                                .expirationTime(new Date(Long.MAX_VALUE / 2))
                                .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
