package lv.atbilstiba.institution.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Cursor;
import lv.atbilstiba.platform.read.Slice;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Institutions")
final class InstitutionsEndpoint {
    private final AsOfs asOfs;

    InstitutionsEndpoint(AsOfs asOfs) {
        this.asOfs = asOfs;
    }

    @GetMapping("/api/institutions")
    @Operation(
            summary = "Institutions that take part in service management",
            description =
                    "In the order of their registration numbers, with the roles they declared and"
                            + " the service portfolio manager (pakalpojumu kopuma vadītājs): what"
                            + " holds today, or on the day of asOf. What is dated ahead is told of"
                            + " one institution.")
    Slice<InstitutionView> institutions(
            @RequestParam(required = false) @Nullable InstitutionKind kind,
            @Parameter(
                            description =
                                    "Registration number of the ministry or municipality above",
                            example = "90000000001")
                    @RequestParam(required = false)
                    @Nullable InstitutionId under,
            @Parameter(description = "A management role it has declared")
                    @RequestParam(required = false)
                    @Nullable ManagementRole role,
            @Parameter(
                            description =
                                    "Part of the name or number; small letters and letters without"
                                            + " marks find the others too")
                    @RequestParam(required = false)
                    @Nullable String text,
            @Parameter(description = "At most 1000") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked) {
        var choice = new InstitutionQueries.Choice(kind, under, role, text);
        var most = Slice.limit(limit);
        var goesOn = Cursor.of(cursor, 1);
        var after = Cursor.after(goesOn, it -> new InstitutionId(it).registrationNumber(), "");
        return asOfs.answer(
                InstitutionListProjection.NAME,
                asked.goingOn(goesOn),
                (view, point) ->
                        Slice.of(
                                InstitutionQueries.find(view, choice, point, after, most + 1),
                                most,
                                it -> it.id().registrationNumber(),
                                InstitutionView::of,
                                point));
    }
}
