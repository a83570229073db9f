package lv.atbilstiba.staff.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Callers;
import lv.atbilstiba.platform.security.SecurityLog;
import lv.atbilstiba.platform.vault.Login;
import lv.atbilstiba.platform.vault.LoginCodes;
import lv.atbilstiba.platform.vault.Logins;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.staff.api.command.LinkStaffLogin;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.Optional;

/** Links the login of whoever calls to the staff member that she is. */
@RestController
@Tag(name = "staff")
final class ClaimLoginEndpoint {
    static final String PATH = "/api/staff/login-claims";

    private final LoginCodes codes;
    private final Logins logins;
    private final SecurityLog security;

    ClaimLoginEndpoint(LoginCodes codes, Logins logins, SecurityLog security) {
        this.codes = codes;
        this.logins = logins;
        this.security = security;
    }

    @Operation(
            summary = "Claim the login of the token as one's own",
            description =
                    "With the code that the portfolio manager obtained; without one only where the"
                        + " issuer of the token says which staff member it is. From then on the"
                        + " register records what comes with this login as that person's. A login"
                        + " is one person's and a person has one login: either one that is linked"
                        + " already answers 409.")
    @PostMapping(PATH)
    ResponseEntity<Accepted> claim(
            @RequestBody(required = false) @Nullable Body body, Submission submission) {
        var login =
                Callers.login()
                        .orElseThrow(() ->
                                new ProblemException(
                                        Problem.of(HttpStatus.FORBIDDEN, "staff/no-login")));
        var vouched = vouchedFor(body == null ? null : body.code(), login);
        if (vouched.isEmpty()) throw refused(submission, "staff/login-code-invalid");
        var person = vouched.get().person();
        // before it is recorded: nobody else can have it recorded at the same time
        if (!logins.hold(login, person)) throw refused(submission, "staff/login-already-linked");
        var accepted =
                submission
                        .actingAs(Provenance.actor(person))
                        .change(new LinkStaffLogin(person, login.hash(), vouched.get().givenBy()));
        logins.forget();
        security.tell(
                SecurityLog.Event.LOGIN_LINKED,
                submission.caller(),
                null,
                "person",
                person.value().toString(),
                "vouched",
                vouched.get().givenBy(),
                "request",
                submission.request().toString());
        return accepted;
    }

    private Optional<LoginCodes.Given> vouchedFor(@Nullable String code, Login login) {
        if (code != null) return codes.spend(code, login);
        return Callers.vouchedForByTheIssuer()
                .map((StaffId person) -> new LoginCodes.Given(person, StaffLoginLinked.ISSUER));
    }

    private ProblemException refused(Submission submission, String problem) {
        security.tell(
                SecurityLog.Event.LOGIN_CLAIM_REFUSED,
                submission.caller(),
                null,
                "problem",
                problem,
                "request",
                submission.request().toString());
        return new ProblemException(Problem.conflict(problem));
    }

    /**
     * @param code as it was given; dashes and letter case do not matter. Left out where the issuer
     *     says whose login it is
     */
    @Schema(example = "{\"code\": \"7K2M-9XQR-4TBD-H3NC-8WVE\"}")
    record Body(@Schema(maxLength = 60) @Nullable String code) {
        @Override
        public String toString() {
            return "Body";
        }
    }
}
