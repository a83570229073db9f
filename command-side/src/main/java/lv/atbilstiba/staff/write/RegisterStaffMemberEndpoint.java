package lv.atbilstiba.staff.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.vault.Sealer;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.staff.api.command.RegisterStaffMember;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

/** Takes an employee of an institution into the register. */
@RestController
@Tag(name = "staff")
final class RegisterStaffMemberEndpoint {

    private final Sealer sealer;

    RegisterStaffMemberEndpoint(Sealer sealer) {
        this.sealer = sealer;
    }

    @Operation(summary = "Register a staff member; the personal values are sealed at once")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/api/institutions/{rn}/staff")
    ResponseEntity<Accepted> register(
            @PathVariable InstitutionId rn, @RequestBody Body body, Submission submission) {
        var person = new StaffId(submission.newId());
        return body.personalData()
                .sentSealed(
                        sealer,
                        person,
                        sealed ->
                                submission.create(
                                        new RegisterStaffMember(
                                                person,
                                                rn,
                                                sealed,
                                                submission.dayOrToday(body.joinedOn())),
                                        "/api/staff/{id}",
                                        person.value()));
    }

    /**
     * @param joinedOn today if left out
     */
    @Schema(
            example =
                    """
                    {"name": "Anna Bērziņa", "post": "Pakalpojumu nodaļas vadītāja",
                     "email": "anna.berzina@example.lv", "joinedOn": "2019-09-02"}
                    """)
    record Body(
            @Schema(maxLength = 200) String name,
            @Schema(maxLength = 200) String post,
            @Schema(maxLength = 200) @Nullable String email,
            @Schema(maxLength = 40) @Nullable String phone,
            @Nullable LocalDate joinedOn) {
        PersonalData personalData() {
            return new PersonalData(name, post, email, phone);
        }

        @Override
        public String toString() {
            return "Body";
        }
    }
}
