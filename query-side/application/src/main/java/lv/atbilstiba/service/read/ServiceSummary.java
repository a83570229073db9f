package lv.atbilstiba.service.read;

import io.swagger.v3.oas.annotations.media.Schema;

import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ServiceKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.UUID;

/** A service as a list shows it. */
record ServiceSummary(
        UUID id,
        @Schema(description = "The institution that manages it", example = "90000000002")
                String owner,
        LocalizedText name,
        @Nullable String nationalCode,
        @Nullable String sourceId,
        @Nullable ServiceKind kind,
        SortedSet<Audience> audiences,
        SortedSet<DeliveryForm> deliveryForms,
        LifecycleStage stage,
        @Schema(description = "The service manager; opaque") @Nullable UUID manager,
        @Nullable LocalDate managerUntil,
        @Schema(description = "The version of the description in force", example = "2")
                @Nullable Integer description,
        @Schema(description = "The catalogues that show it") SortedSet<CatalogueCode> catalogues,
        @Schema(description = "Whether it was registered in error") boolean annulled) {

    static ServiceSummary of(ServiceLine line) {
        var details = line.details();
        return new ServiceSummary(
                line.id().value(),
                line.owner().registrationNumber(),
                details.name(),
                details.nationalCode(),
                details.sourceId(),
                details.kind(),
                details.audiences(),
                details.deliveryForms(),
                line.stage(),
                line.manager() == null ? null : line.manager().value(),
                line.managerUntil(),
                line.description(),
                line.catalogues(),
                line.annulled());
    }
}
