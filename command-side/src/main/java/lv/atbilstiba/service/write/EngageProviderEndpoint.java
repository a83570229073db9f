package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.EngageProvider;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.UUID;

/** Names an institution that delivers a service, and who answers for that there. */
@RestController
@Tag(name = "service")
final class EngageProviderEndpoint {

    @Operation(summary = "Engage a provider, or name its responsible persons anew")
    @PutMapping("/api/services/{id}/providers/{rn}")
    ResponseEntity<Accepted> engage(
            @PathVariable UUID id,
            @PathVariable InstitutionId rn,
            @RequestBody Body body,
            Submission submission) {
        return submission
                .baseline(body.baseline())
                .change(
                        new EngageProvider(
                                new ServiceId(id),
                                rn,
                                body.responsible(),
                                submission.dayOrToday(body.effectiveOn()),
                                body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"responsible": ["01970000-0000-7000-8000-000000000001"], "effectiveOn": "2026-03-01"}
                    """)
    record Body(
            SortedSet<StaffId> responsible,
            @Nullable LocalDate effectiveOn,
            @Nullable Correction corrects,
            boolean baseline) {}
}
