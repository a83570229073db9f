package lv.atbilstiba.staff.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.vault.Sealer;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.staff.api.command.ChangeStaffMember;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Changes the personal values of a staff member. */
@RestController
@Tag(name = "staff")
final class ChangeStaffMemberEndpoint {

    private final Sealer sealer;

    ChangeStaffMemberEndpoint(Sealer sealer) {
        this.sealer = sealer;
    }

    @Operation(summary = "Change a staff member's personal values")
    @PutMapping("/api/staff/{id}")
    ResponseEntity<Accepted> change(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        var person = new StaffId(id);
        return body.personal()
                .sentSealed(
                        sealer,
                        person,
                        sealed ->
                                submission.change(
                                        new ChangeStaffMember(
                                                person, sealed, body.joinedOn(), body.corrects())));
    }

    /**
     * @param joinedOn first day of employment, where the registration is mended
     * @param corrects an earlier change, or the registration, whose content so is mended
     */
    @Schema(
            example =
                    """
                    {"name": "Anna Bērziņa", "post": "Vecākā eksperte", "email": "anna@example.lv"}
                    """)
    record Body(
            @Schema(maxLength = 200) String name,
            @Schema(maxLength = 200) String post,
            @Schema(maxLength = 200) @Nullable String email,
            @Schema(maxLength = 40) @Nullable String phone,
            @Nullable LocalDate joinedOn,
            @Nullable Correction corrects) {
        PersonalData personal() {
            return new PersonalData(name, post, email, phone);
        }

        /** Nothing that could land in a log. */
        @Override
        public String toString() {
            return "PersonalData";
        }
    }
}
