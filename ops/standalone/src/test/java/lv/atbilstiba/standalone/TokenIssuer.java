package lv.atbilstiba.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An OpenID Connect issuer, as far as a resource server looks at one. */
final class TokenIssuer implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key;

    private TokenIssuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    static TokenIssuer start() throws IOException, JOSEException {
        var key = new RSAKeyGenerator(2048).keyID("test").generate();
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var issuer = new TokenIssuer(server, key);
        issuer.serve(
                "/.well-known/openid-configuration",
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/jwks",
                 "subject_types_supported": ["public"]}
                """
                        .formatted(issuer.address()));
        issuer.serve("/jwks", new JWKSet(key.toPublicJWK()).toString());
        server.start();
        return issuer;
    }

    private void serve(String path, String json) {
        server.createContext(
                path,
                exchange -> {
                    var body = json.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The register, as the issuer knows it. */
    static final String AUDIENCE = "register-under-test";

    /** A token for a client that has one role. */
    String token(String role) throws JOSEException {
        return token(role, "at+jwt", AUDIENCE);
    }

    String token(String role, String type, String audience) throws JOSEException {
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID(key.getKeyID())
                                .type(new JOSEObjectType(type))
                                .build(),
                        new JWTClaimsSet.Builder()
                                .issuer(address())
                                .audience(audience)
                                .subject(role)
                                .claim("client_id", role)
                                .claim("roles", List.of(role))
                                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                                .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
