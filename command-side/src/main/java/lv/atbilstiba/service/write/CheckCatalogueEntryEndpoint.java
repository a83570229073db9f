package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.command.CheckCatalogueEntry;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Records whether a catalogue entry could be opened. */
@RestController
@Tag(name = "catalogue")
final class CheckCatalogueEntryEndpoint {

    @Operation(summary = "Record a check of a catalogue entry")
    @PostMapping("/api/services/{id}/catalogues/{catalogue}/checks")
    ResponseEntity<Accepted> check(
            @PathVariable UUID id,
            @PathVariable CatalogueCode catalogue,
            @RequestBody Body body,
            Submission submission) {
        return submission
                .baseline(body.baseline())
                .change(
                        new CheckCatalogueEntry(
                                new ServiceId(id),
                                catalogue,
                                body.site(),
                                body.available(),
                                submission.dayOrToday(body.checkedOn()),
                                body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"available": true, "checkedOn": "2026-03-01"}
                    """)
    record Body(
            @Nullable CatalogueSite site,
            Boolean available,
            @Nullable LocalDate checkedOn,
            @Nullable Correction corrects,
            boolean baseline) {}
}
