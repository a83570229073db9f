package lv.atbilstiba.institution.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.AppointPortfolioManager;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

/** Appoints the one portfolio manager of an institution. */
@RestController
@Tag(name = "institution")
final class AppointPortfolioManagerEndpoint {

    @Operation(summary = "Appoint the service portfolio manager")
    @PutMapping("/api/institutions/{rn}/portfolio-manager")
    ResponseEntity<Accepted> appoint(
            @PathVariable InstitutionId rn, @RequestBody Body body, Submission submission) {
        return submission
                .baseline(body.baseline())
                .change(
                        new AppointPortfolioManager(
                                rn,
                                body.person(),
                                submission.dayOrToday(body.effectiveOn()),
                                body.basis(),
                                body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"person": "01970000-0000-7000-8000-000000000001",
                     "effectiveOn": "2026-03-01", "basis": "Rīkojums Nr. 12, 27.02.2026"}
                    """)
    record Body(
            StaffId person,
            @Nullable LocalDate effectiveOn,
            Basis basis,
            @Nullable Correction corrects,
            boolean baseline) {}
}
