package lv.atbilstiba.service.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Cursor;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.read.Slice;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ServiceKind;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

@RestController
@Tag(name = "Services")
final class ServicesEndpoint {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final AsOfs asOfs;

    ServicesEndpoint(AsOfs asOfs) {
        this.asOfs = asOfs;
    }

    @GetMapping("/api/services")
    @Operation(
            summary = "Services",
            description =
                    "In the order in which they were registered, as they are today, or were on the"
                            + " day of asOf. People of an institution see its services, auditors"
                            + " and the state lead all of them.")
    Slice<ServiceSummary> services(
            @Parameter(
                            description = "Registration number of the institution that manages it",
                            example = "90000000002")
                    @RequestParam(required = false)
                    @Nullable InstitutionId owner,
            @RequestParam(required = false) @Nullable ServiceKind kind,
            @RequestParam(required = false) @Nullable Audience audience,
            @RequestParam(required = false) @Nullable LifecycleStage stage,
            @Parameter(description = "Id of the staff member who manages it")
                    @RequestParam(required = false)
                    @Nullable UUID manager,
            @RequestParam(required = false) @Nullable DeliveryForm deliveryForm,
            @Parameter(description = "A catalogue that shows it") @RequestParam(required = false)
                    @Nullable CatalogueCode catalogue,
            @Parameter(
                            description =
                                    "Part of the name or of a code; small letters and letters"
                                            + " without marks find the others too",
                            example = "atlauja")
                    @RequestParam(required = false)
                    @Nullable String text,
            @Parameter(description = "At most 1000") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked,
            @Parameter(hidden = true) Caller caller) {
        var only = Sight.narrowedTo(caller);
        var choice =
                new ServiceQueries.Choice(
                        owner == null ? only.orElse(null) : owner,
                        kind,
                        audience,
                        stage,
                        manager,
                        deliveryForm,
                        catalogue,
                        text);
        var most = Slice.limit(limit);
        var goesOn = Cursor.of(cursor, 1);
        var after = Cursor.after(goesOn, Cursor::id, BEFORE_ALL);
        var others = owner != null && only.isPresent() && !only.get().equals(owner);
        return asOfs.answer(
                ServiceListProjection.NAME,
                asked.goingOn(goesOn),
                (view, point) ->
                        Slice.of(
                                others
                                        ? List.<ServiceLine>of()
                                        : ServiceQueries.find(view, choice, point, after, most + 1),
                                most,
                                it -> it.id().value().toString(),
                                ServiceSummary::of,
                                point));
    }
}
