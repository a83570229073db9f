package lv.atbilstiba.catalogue.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.ReadHeaders;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.read.Slice;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
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
                        + " language, the Latvian one is given.")
    Slice<OfferView> services(
            @RequestParam(required = false) @Nullable CatalogueCode catalogue,
            @Parameter(
                            description = "Registration number of the institution that manages it",
                            example = "90000000002")
                    @RequestParam(required = false)
                    @Nullable String owner,
            @RequestParam(required = false) @Nullable Audience audience,
            @Parameter(description = "Part of the title or the summary", example = "atlauja")
                    @RequestParam(required = false)
                    @Nullable String text,
            @Parameter(description = "ISO 639-1", example = "en") @RequestParam(defaultValue = "lv")
                    Language language,
            @Parameter(description = "At most 1000") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = ReadHeaders.WAIT_FOR_POSITION, required = false)
                    @Nullable String waitFor) {
        return find(
                new CatalogueQueries.Choice(catalogue, null, owner, audience, text),
                language,
                limit,
                cursor,
                waitFor);
    }

    @GetMapping("/api/catalogue/services/{id}")
    @Operation(
            summary = "What catalogues show of one service",
            description = "An item for each catalogue that shows it.")
    Slice<OfferView> service(
            @Parameter(example = "01930000-0000-7000-8000-000000000001") @PathVariable UUID id,
            @Parameter(description = "ISO 639-1", example = "en") @RequestParam(defaultValue = "lv")
                    Language language,
            @RequestHeader(name = ReadHeaders.WAIT_FOR_POSITION, required = false)
                    @Nullable String waitFor) {
        var found =
                find(
                        new CatalogueQueries.Choice(null, id, null, null, null),
                        language,
                        null,
                        null,
                        waitFor);
        if (found.items().isEmpty()) throw Sight.nothing();
        return found;
    }

    private Slice<OfferView> find(
            CatalogueQueries.Choice choice,
            Language language,
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable String waitFor) {
        var most = Slice.limit(limit);
        var after = Slice.after(cursor, CatalogueQueries.Key::of, CatalogueQueries.Key.BEGINNING);
        return asOfs.answer(
                CatalogueServicesProjection.NAME,
                new AsOfs.Asked(null, waitFor),
                (view, point) ->
                        Slice.of(
                                CatalogueQueries.find(
                                        view,
                                        choice,
                                        language.code(),
                                        RigaCalendar.dayOf(point.instant()),
                                        after,
                                        most + 1),
                                most,
                                it -> it.service() + "/" + it.catalogue(),
                                it -> it,
                                point));
    }
}
