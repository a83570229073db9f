package lv.atbilstiba.service.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.platform.read.Account;
import lv.atbilstiba.platform.read.Ahead;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.service.api.ServiceId;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "Services")
final class ServiceEndpoint {
    private final Account account;

    ServiceEndpoint(Account account) {
        this.account = account;
    }

    @GetMapping("/api/services/{id}")
    @Operation(
            summary = "One service with everything recorded of it",
            description =
                    "What holds today: details, lifecycle stage, service manager, providers, the"
                        + " current description and its versions, catalogue entries, accessibility"
                        + " of each kind; and what is dated ahead. Read from its own history, so it"
                        + " is always up to date; the ETag is what If-Match of a change asks for."
                        + " With asOf: what held then, as the register knew it.")
    ResponseEntity<ServiceView> service(
            @Parameter(example = "01930000-0000-7000-8000-000000000001") @PathVariable UUID id,
            Asked asked,
            @Parameter(hidden = true) Caller caller) {
        var read = account.of(new ServiceId(id), asked);
        var day = read.point().day();
        var state = ServiceState.on(day, read.recorded());
        if (state == null) throw Sight.nothing();
        if (!Sight.reaches(caller, state.owner)) throw Sight.outOfReach();
        return account.answer(read, ServiceView.of(state, day, Ahead.of(read.recorded(), day)));
    }
}
