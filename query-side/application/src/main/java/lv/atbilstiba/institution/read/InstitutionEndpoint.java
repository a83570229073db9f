package lv.atbilstiba.institution.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.read.Account;
import lv.atbilstiba.platform.read.ReadHeaders;
import lv.atbilstiba.platform.read.Sight;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Institutions")
final class InstitutionEndpoint {
    private final Account account;

    InstitutionEndpoint(Account account) {
        this.account = account;
    }

    @GetMapping("/api/institutions/{registrationNumber}")
    @Operation(
            summary = "One institution",
            description =
                    "Read from its own history, so it is always up to date. The ETag is what"
                            + " If-Match of a change asks for. With asOf: as the register knew it"
                            + " then.")
    ResponseEntity<InstitutionView> institution(
            @Parameter(example = "90000000002") @PathVariable InstitutionId registrationNumber,
            @Parameter(description = "A position or an instant (ISO 8601, UTC) of the past")
                    @RequestParam(required = false)
                    @Nullable String asOf,
            @RequestHeader(name = ReadHeaders.WAIT_FOR_POSITION, required = false)
                    @Nullable String waitFor) {
        var read = account.of(registrationNumber, asOf, waitFor);
        var state = InstitutionState.of(read.standing());
        if (state == null) throw Sight.nothing();
        return read.answer(InstitutionView.of(state));
    }
}
