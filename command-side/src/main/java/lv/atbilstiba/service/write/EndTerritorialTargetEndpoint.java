package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.accessibility.api.command.EndTerritorialTarget;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Mending;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Records that a service has to be accessible in all of Latvia again. */
@RestController
@Tag(name = "accessibility")
final class EndTerritorialTargetEndpoint {

    /**
     * @param effectiveOn first day on which it is so; today if left out
     * @param corrects position of the end that was recorded wrongly, with {@code reason}
     */
    @Operation(summary = "Record that it has to be accessible in all of Latvia again")
    @DeleteMapping("/api/services/{id}/accessibility/territorial/target")
    ResponseEntity<Accepted> end(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate effectiveOn,
            @RequestParam Basis basis,
            @RequestParam(required = false) @Nullable Long corrects,
            @RequestParam(required = false) @Nullable String reason,
            Submission submission) {
        return submission.change(
                new EndTerritorialTarget(
                        new ServiceId(id),
                        basis,
                        submission.dayOrToday(effectiveOn),
                        Mending.of(corrects, reason)));
    }
}
