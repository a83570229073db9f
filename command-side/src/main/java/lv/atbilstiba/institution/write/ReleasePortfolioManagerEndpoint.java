package lv.atbilstiba.institution.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.ReleasePortfolioManager;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Mending;
import lv.atbilstiba.platform.write.Submission;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Releases the portfolio manager of an institution. */
@RestController
@Tag(name = "institution")
final class ReleasePortfolioManagerEndpoint {

    /**
     * @param person who is meant; whoever was appointed last if left out
     * @param effectiveOn first day without the appointment; today if left out
     * @param corrects position of the release that was recorded wrongly, with {@code reason}
     */
    @Operation(summary = "Release the service portfolio manager")
    @DeleteMapping("/api/institutions/{rn}/portfolio-manager")
    ResponseEntity<Accepted> release(
            @PathVariable InstitutionId rn,
            @RequestParam(required = false) @Nullable LocalDate effectiveOn,
            @RequestParam Basis basis,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable Long corrects,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "false") boolean baseline,
            Submission submission) {
        return submission
                .baseline(baseline)
                .change(
                        new ReleasePortfolioManager(
                                rn,
                                person == null ? null : new StaffId(person),
                                submission.dayOrToday(effectiveOn),
                                basis,
                                Mending.of(corrects, reason)));
    }
}
