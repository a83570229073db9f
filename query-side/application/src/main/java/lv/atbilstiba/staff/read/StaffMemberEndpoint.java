package lv.atbilstiba.staff.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.problem.Requests;
import lv.atbilstiba.platform.read.Account;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.security.Caller;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "Staff")
final class StaffMemberEndpoint {
    private final Account account;
    private final PersonalDataOpening opening;

    StaffMemberEndpoint(Account account, PersonalDataOpening opening) {
        this.account = account;
        this.opening = opening;
    }

    @GetMapping("/api/staff/{id}")
    @Operation(
            summary = "One staff member",
            description =
                    "Opaque, unless personal=true asks for the personal data: the institution's own"
                        + " portfolio manager, the person and auditors may, and that they looked is"
                        + " recorded.")
    ResponseEntity<StaffView> member(
            @Parameter(example = "01930000-0000-7000-8000-00000000000a") @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean personal,
            Asked asked,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request) {
        var read = account.of(new StaffId(id), asked);
        var line = StaffLine.of(read.standing());
        if (line == null) throw Sight.nothing();
        if (!Sight.reaches(caller, line.institution())) throw Sight.outOfReach();
        return account.answer(
                read,
                StaffView.of(
                        line, personal ? opening.open(line, caller, Requests.id(request)) : null));
    }
}
