package lv.atbilstiba.accessibility.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.SortedSet;

/** Record that what is recorded of these kinds was looked at again and found right. */
public record ReviewAccessibility(
        @TargetAggregateIdentifier ServiceId service,
        SortedSet<AccessibilityKind> kinds,
        LocalDate reviewedOn,
        @Nullable Correction corrects)
        implements Correcting {
    public ReviewAccessibility {
        Required.that(service, "service");
        Required.that(kinds, "kinds");
        Required.day(reviewedOn, "reviewedOn");

        kinds = Ordered.set(kinds);
    }
}
