package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.accessibility.api.command.EndAccessibilityRecord;
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

/** Records that what was said of a kind of accessibility is so no longer. */
@RestController
@Tag(name = "accessibility")
final class EndAccessibilityRecordEndpoint {

    /**
     * @param effectiveOn first day on which it is so; today if left out
     * @param corrects position of the end that was recorded wrongly, with {@code reason}
     */
    @Operation(
            summary = "Record that what was recorded or claimed of a kind is so no longer",
            description =
                    "From the day on nothing is known of the kind, until something else is said.")
    @DeleteMapping("/api/services/{id}/accessibility/{kind}")
    ResponseEntity<Accepted> end(
            @PathVariable UUID id,
            @Parameter(example = "cross-border") @PathVariable String kind,
            @RequestParam(required = false) @Nullable LocalDate effectiveOn,
            @RequestParam(required = false) @Nullable Long corrects,
            @RequestParam(required = false) @Nullable String reason,
            Submission submission) {
        return submission.change(
                new EndAccessibilityRecord(
                        new ServiceId(id),
                        NotApplicable.kindAt(kind),
                        submission.dayOrToday(effectiveOn),
                        Mending.of(corrects, reason)));
    }
}
