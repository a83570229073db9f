package lv.atbilstiba.staff.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.security.SecurityLog;
import lv.atbilstiba.platform.vault.LoginCodes;
import lv.atbilstiba.platform.vault.Logins;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.staff.api.UnlinkReason;
import lv.atbilstiba.staff.api.command.UnlinkStaffLogin;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/** Takes a staff member's login back. */
@RestController
@Tag(name = "staff")
final class UnlinkStaffLoginEndpoint {
    private final LoginCodes codes;
    private final Logins logins;
    private final SecurityLog security;

    UnlinkStaffLoginEndpoint(LoginCodes codes, Logins logins, SecurityLog security) {
        this.codes = codes;
        this.logins = logins;
        this.security = security;
    }

    @Operation(
            summary = "Take a staff member's login back",
            description =
                    "Within a second nothing can be recorded with it as hers, on no node. Codes"
                            + " that were given out for her are void; another login of hers can"
                            + " then be claimed with a new one.")
    @DeleteMapping("/api/staff/{id}/login")
    ResponseEntity<Accepted> unlink(@PathVariable UUID id, Submission submission) {
        var person = new StaffId(id);
        codes.withdraw(person); // first: whoever still has one does not come back with it
        var accepted =
                submission.change(new UnlinkStaffLogin(person, null, UnlinkReason.WITHDRAWN));
        logins.tidy(person, null);
        security.tell(
                SecurityLog.Event.LOGIN_UNLINKED,
                submission.caller(),
                null,
                "person",
                id.toString(),
                "request",
                submission.request().toString());
        return accepted;
    }
}
