package lv.atbilstiba.staff.read;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/** A staff member as it is shown. */
record StaffView(
        @Schema(description = "Opaque; a person who returns is a new one") UUID id,
        @Schema(example = "90000000002") String institution,
        LocalDate joinedOn,
        @Schema(description = "First day on which the person is no longer employed")
                @Nullable LocalDate leftOn,
        @Schema(description = "Whether a login is linked") boolean canLogIn,
        @Schema(description = "Only if asked for, by somebody who may")
                @Nullable PersonalData personal) {

    /** What was opened; a value that was erased is not there. */
    record PersonalData(
            @Nullable String name,
            @Nullable String post,
            @Nullable String email,
            @Nullable String phone) {}

    static StaffView of(StaffLine line, @Nullable PersonalData personal) {
        return new StaffView(
                line.id().value(),
                line.institution().registrationNumber(),
                line.joinedOn(),
                line.leftOn(),
                line.canLogIn(),
                personal);
    }
}
