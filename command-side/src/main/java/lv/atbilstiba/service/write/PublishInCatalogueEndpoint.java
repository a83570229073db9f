package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.command.PublishInCatalogue;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Records that a catalogue shows the service, and which version of the description. */
@RestController
@Tag(name = "catalogue")
final class PublishInCatalogueEndpoint {

    @Operation(
            summary = "Record what a catalogue shows of the service",
            description =
                    "Whatever it shows is a fact and is recorded: any service in any catalogue,"
                        + " with the version of the description that is registered, with another,"
                        + " or with none. The site tells two websites or apps of an institution"
                        + " apart.")
    @PutMapping("/api/services/{id}/catalogues/{catalogue}")
    ResponseEntity<Accepted> publish(
            @PathVariable UUID id,
            @PathVariable CatalogueCode catalogue,
            @RequestBody Body body,
            Submission submission) {
        return submission
                .baseline(body.baseline())
                .change(
                        new PublishInCatalogue(
                                new ServiceId(id),
                                catalogue,
                                body.site(),
                                body.version(),
                                body.way(),
                                submission.dayOrToday(body.publishedOn()),
                                body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"version": 1, "way": "AUTOMATED", "publishedOn": "2026-03-01"}
                    """)
    record Body(
            @Nullable CatalogueSite site,
            @Nullable Integer version,
            PublicationWay way,
            @Nullable LocalDate publishedOn,
            @Nullable Correction corrects,
            boolean baseline) {}
}
