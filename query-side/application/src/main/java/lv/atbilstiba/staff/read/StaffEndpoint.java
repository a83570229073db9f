package lv.atbilstiba.staff.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.problem.Requests;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Cursor;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.read.Slice;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

@RestController
@Tag(name = "Staff")
final class StaffEndpoint {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final AsOfs asOfs;
    private final PersonalDataOpening opening;

    StaffEndpoint(AsOfs asOfs, PersonalDataOpening opening) {
        this.asOfs = asOfs;
        this.opening = opening;
    }

    @GetMapping("/api/staff")
    @Operation(
            summary = "Staff",
            description =
                    "People are opaque: an id, where they work and since when. With personal=true"
                            + " their personal data are opened for those who may see them, and that"
                            + " they looked is recorded.")
    Slice<StaffView> staff(
            @Parameter(example = "90000000002") @RequestParam(required = false)
                    @Nullable InstitutionId institution,
            @Parameter(description = "Whether they are employed on the day of the answer")
                    @RequestParam(required = false)
                    @Nullable Boolean employed,
            @Parameter(description = "Whether a login is linked") @RequestParam(required = false)
                    @Nullable Boolean canLogIn,
            @RequestParam(defaultValue = "false") boolean personal,
            @Parameter(description = "At most 1000") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request) {
        var only = Sight.narrowedTo(caller);
        var others = institution != null && only.isPresent() && !only.get().equals(institution);
        var of = institution == null ? only.orElse(null) : institution;
        var choice =
                new StaffQueries.Choice(
                        of == null ? null : of.registrationNumber(), employed, canLogIn);
        var most = Slice.limit(limit);
        var goesOn = Cursor.of(cursor, 1);
        var after = Cursor.after(goesOn, Cursor::id, BEFORE_ALL);
        var sealed =
                asOfs.answer(
                        StaffListProjection.NAME,
                        asked.goingOn(goesOn),
                        (view, point) ->
                                Slice.of(
                                        others
                                                ? List.<StaffLine>of()
                                                : StaffQueries.find(
                                                        view, choice, point, after, most + 1),
                                        most,
                                        it -> it.id().value().toString(),
                                        it -> it,
                                        point));
        // opened after the view was read: who looked is recorded in a transaction of its own
        if (!personal) return sealed.map(line -> StaffView.of(line, null));
        var opened = opening.open(sealed.items(), caller, Requests.id(request)).iterator();
        return sealed.map(line -> StaffView.of(line, opened.next()));
    }

    @GetMapping("/api/institutions/{registrationNumber}/staff")
    @Operation(
            summary = "Staff of an institution",
            description = "As GET /api/staff with the institution given.")
    Slice<StaffView> staffOf(
            @Parameter(example = "90000000002") @PathVariable InstitutionId registrationNumber,
            @Parameter(description = "Whether they are employed on the day of the answer")
                    @RequestParam(required = false)
                    @Nullable Boolean employed,
            @Parameter(description = "Whether a login is linked") @RequestParam(required = false)
                    @Nullable Boolean canLogIn,
            @RequestParam(defaultValue = "false") boolean personal,
            @Parameter(description = "At most 1000") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request) {
        if (!Sight.reaches(caller, registrationNumber)) throw Sight.outOfReach();
        return staff(
                registrationNumber,
                employed,
                canLogIn,
                personal,
                limit,
                cursor,
                asked,
                caller,
                request);
    }
}
