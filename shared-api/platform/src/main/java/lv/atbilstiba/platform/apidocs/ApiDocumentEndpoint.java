package lv.atbilstiba.platform.apidocs;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The OpenAPI documents of the sides that run in this process. */
@RestController
public final class ApiDocumentEndpoint implements Rights {
    private static final String PATH = "/v3/api-docs/{side}";

    /** Either side has the file of its own document among its resources. */
    private static final List<String> SIDES = List.of("command-side", "query-side");

    private final Map<String, byte[]> documents = new TreeMap<>();

    ApiDocumentEndpoint() {
        for (var side : SIDES) {
            var file = new ClassPathResource("openapi/" + side + ".json");
            if (!file.exists()) continue;
            try {
                documents.put(side, file.getContentAsByteArray());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(file.getPath(), unreadable);
            }
        }
    }

    @Override
    public List<Right> rights() {
        return List.of(
                Right.open(HttpMethod.GET, "/v3/api-docs"), Right.open(HttpMethod.GET, PATH));
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> document(@PathVariable String side) {
        var document = documents.get(side);
        if (document == null) throw new ProblemException(Problem.notFound("request/not-found"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .eTag('"' + DigestUtils.md5DigestAsHex(document) + '"')
                .body(document);
    }
}
