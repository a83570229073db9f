package lv.atbilstiba.policy.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.platform.read.Asked;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@Tag(name = "Policy")
final class PolicyIndexEndpoint {
    private final PolicyEditions editions;
    private final Unchanging unchanging;

    PolicyIndexEndpoint(PolicyEditions editions, Unchanging unchanging) {
        this.editions = editions;
        this.unchanging = unchanging;
    }

    @GetMapping("/api/policy")
    @Operation(
            summary = "What the policy's reference data holds",
            description =
                    "Every list of the service management policy: roles, tasks, conditions, kinds"
                        + " of accessibility, service kinds and so on, with the address of each."
                        + " Texts are in Latvian and English, side by side.")
    ResponseEntity<Index> index(Asked asked) {
        var reference = editions.at(asked);
        return unchanging.answer(
                new Index(
                        reference.all().stream()
                                .map(it ->
                                        new Entry(
                                                it.code(),
                                                reference.themeOf(it),
                                                it.name(),
                                                it.items().size(),
                                                "/api/policy/" + it.code()))
                                .toList()));
    }

    record Index(List<Entry> collections) {}

    record Entry(
            @Schema(example = "tasks") String code,
            @Schema(example = "tasks") String theme,
            PolicyCollection.Name name,
            @Schema(example = "32") int count,
            @Schema(example = "/api/policy/tasks") String href) {}
}
