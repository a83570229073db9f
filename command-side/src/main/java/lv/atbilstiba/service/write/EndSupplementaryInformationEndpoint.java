package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.catalogue.api.command.EndSupplementaryInformation;
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

/** Records that additional information is available no longer. */
@RestController
@Tag(name = "catalogue")
final class EndSupplementaryInformationEndpoint {

    /**
     * @param effectiveOn first day on which it is so; today if left out
     * @param corrects position of the end that was recorded wrongly, with {@code reason}
     */
    @Operation(summary = "Record that additional information is available no longer")
    @DeleteMapping("/api/services/{id}/supplementary-information/{position}")
    ResponseEntity<Accepted> end(
            @PathVariable UUID id,
            @Parameter(
                            description =
                                    "Position of the fact that says it is available: the"
                                            + " Event-Position of its answer, told by GET"
                                            + " services/{id}",
                            example = "42")
                    @PathVariable
                    long position,
            @RequestParam(required = false) @Nullable LocalDate effectiveOn,
            @RequestParam(required = false) @Nullable Long corrects,
            @RequestParam(required = false) @Nullable String reason,
            Submission submission) {
        return submission.change(
                new EndSupplementaryInformation(
                        new ServiceId(id),
                        position,
                        submission.dayOrToday(effectiveOn),
                        Mending.of(corrects, reason)));
    }
}
