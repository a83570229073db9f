package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import java.nio.charset.StandardCharsets;

class FingerprintTest {
    private static final String BODY = "{\"name\": \"Ēka\", \"days\": [1, 2], \"on\": null}";

    @Test
    void how_it_is_written_is_no_part_of_it() {
        var write = of("PUT", "/api/services/1", "a=1", BODY);

        assertThat(of("PUT", "/api/services/1", "a=1", BODY)).isEqualTo(write);
        assertThat(of("PUT", "/api/%73ervices/1", "a=1", BODY)).isEqualTo(write);
        assertThat(
                        of(
                                "PUT",
                                "/api/services/1",
                                "a=1",
                                "{\"on\":null,\"days\":[1,2],\"name\":\"\\u0112ka\"}"))
                .isEqualTo(write);
    }

    @Test
    void what_it_says_is() {
        var write = of("PUT", "/api/services/1", "a=1", BODY);

        assertThat(of("POST", "/api/services/1", "a=1", BODY)).isNotEqualTo(write);
        assertThat(of("PUT", "/api/services/2", "a=1", BODY)).isNotEqualTo(write);
        assertThat(of("PUT", "/api/services/1", "a=2", BODY)).isNotEqualTo(write);
        assertThat(of("PUT", "/api/services/1", "", BODY)).isNotEqualTo(write);
        assertThat(of("PUT", "/api/services/1", "a=1", "")).isNotEqualTo(write);
        assertThat(of("PUT", "/api/services/1", "a=1", BODY.replace("1, 2", "2, 1")))
                .isNotEqualTo(write);
        assertThat(of("PUT", "/api/services/1", "a=1", BODY + "x")).isNotEqualTo(write);
    }

    @Test
    void a_body_that_is_refused_is_not_taken_for_a_good_one() {
        assertThat(of("POST", "/api/services", "", "{\"a\": 1, \"a\": 2}"))
                .isNotEqualTo(of("POST", "/api/services", "", "{\"a\": 2}"));
    }

    @Test
    void what_is_no_json_is_known_by_its_bytes() {
        assertThat(of("POST", "/api/services", "", "{ no"))
                .isEqualTo(of("POST", "/api/services", "", "{ no"))
                .isNotEqualTo(of("POST", "/api/services", "", "{ not"))
                .isNotEqualTo(of("POST", "/api/services", "", ""));
    }

    private static byte[] of(String method, String path, String query, String body) {
        var request = new MockHttpServletRequest(method, path);
        for (var one : query.isEmpty() ? new String[0] : query.split("&", -1))
            request.addParameter(one.split("=", -1)[0], one.split("=", -1)[1]);
        BodyFilter.remember(request, body.getBytes(StandardCharsets.UTF_8));
        return Fingerprint.of(request);
    }
}
