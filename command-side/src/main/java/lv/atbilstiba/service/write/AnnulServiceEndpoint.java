package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.platform.security.Role;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.AnnulService;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/** Says that a service was registered in error. */
@RestController
@Tag(name = "service")
final class AnnulServiceEndpoint {

    @Operation(
            summary =
                    "Annul a service registered in error; its history stays. One that was in"
                            + " provision only the state lead annuls")
    @PostMapping("/api/services/{id}/annulment")
    ResponseEntity<Accepted> annul(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        return submission.change(
                new AnnulService(
                        new ServiceId(id), body.basis(), submission.caller().is(Role.STATE_LEAD)));
    }

    @Schema(
            example =
                    """
                    {"basis": "Reģistrēts divreiz, sk. VP-17"}
                    """)
    record Body(Basis basis) {}
}
