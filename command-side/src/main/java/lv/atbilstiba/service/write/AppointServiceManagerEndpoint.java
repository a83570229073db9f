package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.AppointServiceManager;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Appoints the one manager of a service. */
@RestController
@Tag(name = "service")
final class AppointServiceManagerEndpoint {

    @Operation(summary = "Appoint the service manager")
    @PutMapping("/api/services/{id}/manager")
    ResponseEntity<Accepted> appoint(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        return submission
                .baseline(body.baseline())
                .change(
                        new AppointServiceManager(
                                new ServiceId(id),
                                body.person(),
                                submission.dayOrToday(body.effectiveOn()),
                                body.basis(),
                                body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"person": "01970000-0000-7000-8000-000000000001", "basis": "Rīkojums Nr. 14, 27.02.2026"}
                    """)
    record Body(
            StaffId person,
            @Nullable LocalDate effectiveOn,
            Basis basis,
            @Nullable Correction corrects,
            boolean baseline) {}
}
