package lv.atbilstiba.catalogue.read;

import io.swagger.v3.oas.annotations.media.Schema;

import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.policy.api.CatalogueCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a catalogue shows of a service, in one language. */
record OfferView(
        UUID service,
        @Schema(description = "The institution that manages it", example = "90000000002")
                String owner,
        @Nullable String kind,
        List<String> audiences,
        List<String> deliveryForms,
        CatalogueCode catalogue,
        @Schema(
                        description = "Which website or app, where there may be several",
                        example = "https://www.example.lv")
                @Nullable CatalogueSite site,
        @Schema(
                        description = "The version that the catalogue shows; none if it shows none",
                        example = "2")
                @Nullable Integer version,
        @Schema(description = "First day on which it shows it") LocalDate since,
        @Schema(
                        description = "Of the texts; none where no registered version is shown",
                        example = "lv")
                @Nullable String language,
        @Schema(description = "Time within which it is delivered", example = "P30D")
                @Nullable String timeLimit,
        @Nullable String fee,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String eligibility,
        @Nullable String procedure,
        @Nullable String documents,
        @Nullable String result,
        @Nullable String contact,
        @Nullable String appeal) {}
