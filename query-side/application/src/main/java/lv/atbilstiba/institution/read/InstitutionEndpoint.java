package lv.atbilstiba.institution.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.read.Account;
import lv.atbilstiba.platform.read.Ahead;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Sight;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
                    "What holds today, and what is dated ahead. Read from its own history, so it"
                            + " is always up to date. The ETag is what If-Match of a change asks"
                            + " for. With asOf: what held then, as the register knew it.")
    ResponseEntity<InstitutionView> institution(
            @Parameter(example = "90000000002") @PathVariable InstitutionId registrationNumber,
            Asked asked) {
        var read = account.of(registrationNumber, asked);
        var day = read.point().day();
        var state = InstitutionState.on(day, read.recorded());
        if (state == null) throw Sight.nothing();
        return account.answer(read, InstitutionView.of(state, Ahead.of(read.recorded(), day)));
    }
}
