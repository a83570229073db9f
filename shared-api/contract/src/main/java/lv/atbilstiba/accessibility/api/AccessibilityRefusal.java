package lv.atbilstiba.accessibility.api;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.SortedSet;

/** Why a record of accessibility was refused. */
public sealed interface AccessibilityRefusal extends Refusal {
    /**
     * The option cannot be had with the service's delivery forms, unless a justification says how.
     *
     * @param option what was declared, for example {@code receiving/REMOTE_ELECTRONIC}
     */
    record RuledOutByDeliveryForm(
            AccessibilityKind kind, SortedSet<DeliveryForm> forms, String option)
            implements AccessibilityRefusal {}

    /** There is no such territory on that day. */
    record TerritoryUnknown(TerritoryCode territory, LocalDate on)
            implements AccessibilityRefusal {}

    /** Nobody said that less than all of Latvia is asked for. */
    record NoTerritorialTarget(ServiceId service) implements AccessibilityRefusal {}

    record NothingClaimed(ServiceId service, AccessibilityKind kind)
            implements AccessibilityRefusal {}

    /** Whoever claims does not confirm: it takes two people. */
    record ClaimedByTheConfirmer(ServiceId service, AccessibilityKind kind, StaffId confirmer)
            implements AccessibilityRefusal {}

    /** The person is not recorded as portfolio manager of the service's owner on these days. */
    record NotThePortfolioManager(ServiceId service, StaffId person)
            implements AccessibilityRefusal {}

    record NothingRecorded(ServiceId service, AccessibilityKind kind)
            implements AccessibilityRefusal {}

    /**
     * @param field which of the command's days, by its name
     * @param earliest the day before which it cannot lie, if there is one; likewise {@code latest}
     */
    record DateOutOfRange(
            String field, LocalDate given, @Nullable LocalDate earliest, @Nullable LocalDate latest)
            implements AccessibilityRefusal {}
}
