package lv.atbilstiba.policy.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Sight;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;

@RestController
@Tag(name = "Policy")
final class PolicyCollectionEndpoint {
    private final PolicyEditions editions;
    private final Unchanging unchanging;

    PolicyCollectionEndpoint(PolicyEditions editions, Unchanging unchanging) {
        this.editions = editions;
        this.unchanging = unchanging;
    }

    @GetMapping("/api/policy/{collection}")
    @Operation(
            summary = "One list of the policy",
            description =
                    "All its items with their codes and their names in Latvian and English. The"
                        + " codes are those used in every other part of the interface. The answer"
                        + " may be cached; ask again with If-None-Match.")
    ResponseEntity<PolicyCollection> collection(
            @Parameter(description = "A code from GET /api/policy", example = "conditions")
                    @PathVariable
                    String collection,
            Asked asked) {
        return editions.at(asked)
                .collection(collection)
                .map(unchanging::answer)
                .orElseThrow(Sight::nothing);
    }

    @GetMapping("/api/policy/{collection}/{code}")
    @Operation(
            summary = "One item of a list of the policy",
            description =
                    "For a task: its duties by role, its results, benefits and risks where a"
                            + " guideline gives them. Codes may be written with a hyphen or with a"
                            + " dash.")
    ResponseEntity<Map<String, Object>> item(
            @Parameter(example = "tasks") @PathVariable String collection,
            @Parameter(example = "PU2-14") @PathVariable String code,
            Asked asked) {
        return editions.at(asked)
                .collection(collection)
                .flatMap(it -> it.item(code))
                .map(unchanging::answer)
                .orElseThrow(Sight::nothing);
    }
}
