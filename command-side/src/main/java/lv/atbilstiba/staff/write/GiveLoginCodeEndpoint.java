package lv.atbilstiba.staff.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.security.SecurityLog;
import lv.atbilstiba.platform.vault.LoginCodes;
import lv.atbilstiba.platform.write.Submission;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.UUID;

/** Gives out the code with which a staff member claims her login. */
@RestController
@Tag(name = "staff")
final class GiveLoginCodeEndpoint {
    private final LoginCodes codes;
    private final Logged logged;
    private final SecurityLog security;

    GiveLoginCodeEndpoint(LoginCodes codes, Logged logged, SecurityLog security) {
        this.codes = codes;
        this.logged = logged;
        this.security = security;
    }

    @Operation(
            summary = "Obtain a code with which a staff member claims her login",
            description =
                    "The code is told this once and goes to the person herself, who claims her"
                        + " login with it and her own token (POST /api/staff/login-claims). It is"
                        + " good for seven days, for one login and for few tries; an earlier code"
                        + " of hers is void from now on.")
    @PutMapping("/api/staff/{id}/login")
    ResponseEntity<Given> give(@PathVariable UUID id, Submission submission) {
        var person = new StaffId(id);
        logged.mustBeAbleToLogIn(person, submission.today());
        var given = codes.give(person, submission.caller().actor());
        security.tell(
                SecurityLog.Event.LOGIN_CODE_GIVEN,
                submission.caller(),
                null,
                "person",
                id.toString(),
                "request",
                submission.request().toString());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Given(given.code(), given.expiresAt()));
    }

    /**
     * @param code five groups of four characters; told this once
     * @param expiresAt until when it can be used
     */
    record Given(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "Given";
        }
    }
}
