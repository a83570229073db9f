package lv.atbilstiba.platform.write;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.platform.request.RequestPath;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/**
 * What a repetition of a write is recognised by: its method, its path, and what its query and its
 * body say. How they are written is no part of it, so that a write that was sent alone is known
 * when it comes again as a line of many.
 */
final class Fingerprint {
    private static final JsonMapper CANONICAL =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                    .build();

    private Fingerprint() {}

    /** Of a request whose body was read. */
    static byte[] of(HttpServletRequest request) {
        var said = CANONICAL.createArrayNode();
        said.add(request.getMethod());
        said.add(RequestPath.canonical(request));
        said.addPOJO(new TreeMap<>(request.getParameterMap()));
        var body = BodyFilter.bodyOf(request);
        var unread = body;
        try {
            said.add(CANONICAL.readTree(body));
            unread = new byte[0];
        } catch (JacksonException noJson) {
            // nothing will come of it, and it is not the same as anything else
        }
        var digest = sha256();
        digest.update(CANONICAL.writeValueAsBytes(said));
        return digest.digest(unread);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
