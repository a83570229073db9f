package lv.atbilstiba.institution.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.ReleasePortfolioManager;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

/** Releases the portfolio manager of an institution. */
@RestController
@Tag(name = "institution")
final class ReleasePortfolioManagerEndpoint {

    @Operation(summary = "Release the service portfolio manager")
    @DeleteMapping("/api/institutions/{rn}/portfolio-manager")
    ResponseEntity<Accepted> release(
            @PathVariable InstitutionId rn,
            @RequestParam(required = false) @Nullable LocalDate effectiveOn,
            @RequestParam Basis basis,
            Submission submission) {
        return submission.change(
                new ReleasePortfolioManager(rn, submission.dayOrToday(effectiveOn), basis));
    }
}
