package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Mending;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.WithdrawDescription;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Withdraws the current description of a service. */
@RestController
@Tag(name = "service")
final class WithdrawDescriptionEndpoint {

    @Operation(summary = "Withdraw the current description")
    @DeleteMapping("/api/services/{id}/descriptions/current")
    ResponseEntity<Accepted> withdraw(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate effectiveOn,
            @RequestParam Basis basis,
            @RequestParam(required = false) @Nullable Long corrects,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "false") boolean baseline,
            Submission submission) {
        return submission
                .baseline(baseline)
                .change(
                        new WithdrawDescription(
                                new ServiceId(id),
                                submission.dayOrToday(effectiveOn),
                                basis,
                                Mending.of(corrects, reason)));
    }
}
