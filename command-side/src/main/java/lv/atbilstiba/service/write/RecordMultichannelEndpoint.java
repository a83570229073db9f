package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.accessibility.api.Multichannel;
import lv.atbilstiba.accessibility.api.command.RecordMultichannelAccessibility;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Records multi channel accessibility of a service, or that it does not apply. */
@RestController
@Tag(name = "accessibility")
final class RecordMultichannelEndpoint {

    @Operation(summary = "Record multi-channel accessibility, or claim that it does not apply")
    @PutMapping("/api/services/{id}/accessibility/multi-channel")
    ResponseEntity<Accepted> put(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        var service = new ServiceId(id);
        var day = submission.dayOrToday(body.effectiveOn());
        return submission
                .baseline(body.baseline())
                .change(
                        NotApplicable.command(
                                body.options(),
                                options ->
                                        new RecordMultichannelAccessibility(
                                                service,
                                                options,
                                                body.justification(),
                                                day,
                                                body.corrects()),
                                body.notApplicable(),
                                claim ->
                                        claim.of(
                                                service,
                                                AccessibilityKind.MULTICHANNEL,
                                                day,
                                                body.corrects())));
    }

    /** Either the options or the claim that there are none. */
    @Schema(
            example =
                    """
                    {"options": {"requesting": ["REMOTE_ELECTRONIC", "ONSITE_PHYSICAL"],
                     "receiving": ["REMOTE_ELECTRONIC", "REMOTE_PHYSICAL"],
                     "recipientChooses": true}}
                    """)
    record Body(
            @Nullable Multichannel options,
            @Schema(maxLength = 2000) @Nullable String justification,
            @Nullable NotApplicable notApplicable,
            @Nullable LocalDate effectiveOn,
            @Nullable Correction corrects,
            boolean baseline) {}
}
