package lv.atbilstiba.accessibility.api.command;

import lv.atbilstiba.accessibility.api.AllSocialGroups;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param justification how a measure that the delivery form rules out is possible all the same; at
 *     most 2000 characters
 * @param effectiveOn first day on which it is so
 */
public record RecordAllSocialGroupsAccessibility(
        @TargetAggregateIdentifier ServiceId service,
        AllSocialGroups options,
        @Nullable String justification,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public RecordAllSocialGroupsAccessibility {
        Required.that(service, "service");
        Required.that(options, "options");
        Required.day(effectiveOn, "effectiveOn");

        justification = Words.orNull(justification, "justification", 2000);
        options.measures().values().forEach(how -> Words.of(how, "options/measures", 2000));
    }
}
