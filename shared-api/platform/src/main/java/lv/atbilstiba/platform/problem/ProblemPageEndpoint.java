package lv.atbilstiba.platform.problem;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a problem's type says, for a person who follows its link. */
@RestController
final class ProblemPageEndpoint {
    private final ProblemTexts texts;

    ProblemPageEndpoint(ProblemTexts texts) {
        this.texts = texts;
    }

    @GetMapping("/problems/{capability}/{problem}")
    ResponseEntity<String> page(
            @PathVariable String capability,
            @PathVariable String problem,
            HttpServletRequest request) {
        var type = capability + "/" + problem;
        var language = Requests.language(request);
        if (!texts.types(Requests.LATVIAN).contains(type))
            throw new ProblemException(Problem.notFound("request/not-found"));
        var detail = texts.detail(type, Map.of(), language);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header("Content-Language", language.getLanguage())
                .body(
                        texts.title(type, Map.of(), language)
                                + (detail == null ? "" : "\n\n" + detail)
                                + "\n");
    }
}
