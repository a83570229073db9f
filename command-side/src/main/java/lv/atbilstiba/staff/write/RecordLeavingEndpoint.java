package lv.atbilstiba.staff.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Mending;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.staff.api.command.RecordStaffMemberLeaving;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Records that a staff member leaves the institution. */
@RestController
@Tag(name = "staff")
final class RecordLeavingEndpoint {

    /**
     * @param leftOn first day on which the person is no longer employed; today if left out
     * @param corrects position of the leaving that was recorded wrongly, with {@code reason}
     */
    @Operation(summary = "Record that a staff member leaves")
    @DeleteMapping("/api/staff/{id}")
    ResponseEntity<Accepted> leave(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate leftOn,
            @Parameter(schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @RequestParam(required = false)
                    @Nullable Long corrects,
            @Parameter(schema = @Schema(type = "string", maxLength = 500))
                    @RequestParam(required = false)
                    @Nullable String reason,
            @RequestParam(defaultValue = "false") boolean baseline,
            Submission submission) {
        return submission
                .baseline(baseline)
                .change(
                        new RecordStaffMemberLeaving(
                                new StaffId(id),
                                submission.dayOrToday(leftOn),
                                Mending.of(corrects, reason)));
    }
}
