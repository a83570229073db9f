package lv.atbilstiba.catalogue.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Cursor;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.read.Slice;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "Catalogue")
final class CatalogueServicesEndpoint {
    private final AsOfs asOfs;

    CatalogueServicesEndpoint(AsOfs asOfs) {
        this.asOfs = asOfs;
    }

    @GetMapping("/api/catalogue/services")
    @Operation(
            summary = "What catalogues show of services",
            description =
                    "The part of the registered description that is needed to request and receive"
                        + " the service, in the version that each catalogue shows. The part needed"
                        + " to manage it is never shown here. Where the version has no text in the"
                        + " language, the Latvian one is given. What shows no registered version is"
                        + " listed without texts.")
    Slice<OfferView> services(
            @RequestParam(required = false) @Nullable CatalogueCode catalogue,
            @Parameter(
                            description = "Registration number of the institution that manages it",
                            example = "90000000002")
                    @RequestParam(required = false)
                    @Nullable InstitutionId owner,
            @RequestParam(required = false) @Nullable ServiceKind kind,
            @RequestParam(required = false) @Nullable Audience audience,
            @RequestParam(required = false) @Nullable DeliveryForm deliveryForm,
            @Parameter(description = "Part of the title or the summary", example = "atlauja")
                    @RequestParam(required = false)
                    @Nullable String text,
            @Parameter(description = "ISO 639-1", example = "en") @RequestParam(defaultValue = "lv")
                    Language language,
            @Parameter(description = "At most 1000") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked) {
        return find(
                new CatalogueQueries.Choice(
                        catalogue, null, owner, kind, audience, deliveryForm, text),
                language,
                limit,
                cursor,
                asked);
    }

    @GetMapping("/api/catalogue/services/{id}")
    @Operation(
            summary = "What catalogues show of one service",
            description = "An item for each catalogue, and site of it, that shows it.")
    Slice<OfferView> service(
            @Parameter(example = "01930000-0000-7000-8000-000000000001") @PathVariable UUID id,
            @Parameter(description = "ISO 639-1", example = "en") @RequestParam(defaultValue = "lv")
                    Language language,
            Asked asked) {
        var found = find(CatalogueQueries.Choice.of(id), language, null, null, asked);
        if (found.items().isEmpty()) throw Sight.nothing();
        return found;
    }

    private Slice<OfferView> find(
            CatalogueQueries.Choice choice,
            Language language,
            @Nullable Integer limit,
            @Nullable String cursor,
            Asked asked) {
        var most = Slice.limit(limit);
        var goesOn = Cursor.of(cursor, 1);
        var after = Cursor.after(goesOn, CatalogueQueries.Key::of, CatalogueQueries.Key.BEGINNING);
        return asOfs.answer(
                CatalogueServicesProjection.NAME,
                asked.goingOn(goesOn),
                (view, point) ->
                        Slice.of(
                                CatalogueQueries.find(
                                        view, choice, language.code(), point, after, most + 1),
                                most,
                                CatalogueQueries.Key::textOf,
                                it -> it,
                                point));
    }
}
