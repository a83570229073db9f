package lv.atbilstiba.service.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.SortedSet;

/**
 * Name an institution that delivers the service, and its persons responsible for that.
 *
 * @param responsible all of them, in place of those named before; may be empty, which ROLE-07 tells
 * @param effectiveOn first day on which it holds
 */
public record EngageProvider(
        @TargetAggregateIdentifier ServiceId service,
        InstitutionId provider,
        SortedSet<StaffId> responsible,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public EngageProvider {
        Required.that(service, "service");
        Required.that(provider, "provider");
        Required.that(responsible, "responsible");
        Required.day(effectiveOn, "effectiveOn");

        responsible = Ordered.set(responsible);
    }
}
