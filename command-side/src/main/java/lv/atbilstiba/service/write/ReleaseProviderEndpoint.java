package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Mending;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.ReleaseProvider;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Records that an institution no longer delivers a service. */
@RestController
@Tag(name = "service")
final class ReleaseProviderEndpoint {

    @Operation(summary = "Release a provider")
    @DeleteMapping("/api/services/{id}/providers/{rn}")
    ResponseEntity<Accepted> release(
            @PathVariable UUID id,
            @PathVariable InstitutionId rn,
            @RequestParam(required = false) @Nullable LocalDate effectiveOn,
            @RequestParam(required = false) @Nullable Long corrects,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "false") boolean baseline,
            Submission submission) {
        return submission
                .baseline(baseline)
                .change(
                        new ReleaseProvider(
                                new ServiceId(id),
                                rn,
                                submission.dayOrToday(effectiveOn),
                                Mending.of(corrects, reason)));
    }
}
