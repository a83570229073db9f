package lv.atbilstiba.staff.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.platform.vault.Logins;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.staff.api.command.LinkStaffLogin;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/** Links a login to a staff member. */
@RestController
@Tag(name = "staff")
final class LinkStaffLoginEndpoint {

    private final Logins logins;

    LinkStaffLoginEndpoint(Logins logins) {
        this.logins = logins;
    }

    @Operation(summary = "Link a login's subject to a staff member; the subject stays in the vault")
    @PutMapping("/api/staff/{id}/login")
    ResponseEntity<Accepted> link(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        var person = new StaffId(id);
        var accepted = submission.change(new LinkStaffLogin(person));
        // after the decision: whoever has left gets no login
        logins.link(body.subject(), person);
        return accepted;
    }

    @Schema(example = "{\"subject\": \"service-manager\"}")
    record Body(String subject) {
        Body {
            subject = Words.of(subject, "subject", 200);
        }
    }
}
