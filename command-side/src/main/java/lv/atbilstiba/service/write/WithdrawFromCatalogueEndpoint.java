package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.command.WithdrawFromCatalogue;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Mending;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Records that a catalogue no longer shows a service. */
@RestController
@Tag(name = "catalogue")
final class WithdrawFromCatalogueEndpoint {

    @Operation(summary = "Withdraw a service from a catalogue")
    @DeleteMapping("/api/services/{id}/catalogues/{catalogue}")
    ResponseEntity<Accepted> withdraw(
            @PathVariable UUID id,
            @PathVariable CatalogueCode catalogue,
            @RequestParam(required = false) @Nullable CatalogueSite site,
            @RequestParam(required = false) @Nullable LocalDate effectiveOn,
            @RequestParam(required = false) @Nullable Long corrects,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "false") boolean baseline,
            Submission submission) {
        return submission
                .baseline(baseline)
                .change(
                        new WithdrawFromCatalogue(
                                new ServiceId(id),
                                catalogue,
                                site,
                                submission.dayOrToday(effectiveOn),
                                Mending.of(corrects, reason)));
    }
}
