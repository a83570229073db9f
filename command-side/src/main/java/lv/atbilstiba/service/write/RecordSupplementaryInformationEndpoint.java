package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.catalogue.api.command.RecordSupplementaryInformation;
import lv.atbilstiba.kernel.Addresses;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;

/** Records explaining or educating information about a service. */
@RestController
@Tag(name = "catalogue")
final class RecordSupplementaryInformationEndpoint {

    @Operation(summary = "Record additional information in another form or channel")
    @PostMapping("/api/services/{id}/supplementary-information")
    ResponseEntity<Accepted> record(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        return submission
                .baseline(body.baseline())
                .change(
                        new RecordSupplementaryInformation(
                                new ServiceId(id),
                                body.form(),
                                body.title(),
                                body.location(),
                                submission.dayOrToday(body.availableOn()),
                                body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"form": "VIDEO", "title": {"lv": "Kā pieteikties pensijai"}, "location": "https://example.lv/pensija"}
                    """)
    record Body(
            InformationForm form,
            LocalizedText title,
            @Schema(maxLength = Addresses.LONGEST, pattern = Addresses.FORM) @Nullable URI location,
            @Nullable LocalDate availableOn,
            @Nullable Correction corrects,
            boolean baseline) {}
}
