package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.service.api.ServiceId;

/** What was recorded of a service's accessibility; part of the service's own stream. */
public sealed interface AccessibilityEvent
        permits MultichannelAccessibilityRecorded,
                TerritorialAccessibilityRecorded,
                AllSocialGroupsAccessibilityRecorded,
                CrossBorderAccessibilityRecorded,
                AccessibilityNotApplicableClaimed,
                AccessibilityClaimConfirmed,
                AccessibilityReviewed,
                AccessibilityRecordEnded,
                TerritorialTargetSet,
                TerritorialTargetEnded {
    ServiceId service();
}
