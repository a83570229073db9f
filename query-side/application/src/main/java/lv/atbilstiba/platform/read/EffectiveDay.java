package lv.atbilstiba.platform.read;

import lv.atbilstiba.accessibility.api.event.AccessibilityClaimConfirmed;
import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.accessibility.api.event.AccessibilityNotApplicableClaimed;
import lv.atbilstiba.accessibility.api.event.AccessibilityRecordEnded;
import lv.atbilstiba.accessibility.api.event.AccessibilityReviewed;
import lv.atbilstiba.accessibility.api.event.AllSocialGroupsAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.CrossBorderAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.MultichannelAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetEnded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetSet;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationEnded;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionReviewed;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ProviderReleased;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The day from which on something holds of a service or an institution. */
public final class EffectiveDay {
    private EffectiveDay() {}

    /**
     * @return null of what holds whatever the day, and of what happens to others
     */
    public static @Nullable LocalDate of(Object event) {
        return switch (event) {
            case ServiceEvent it -> of(it);
            case CatalogueEvent it -> of(it);
            case AccessibilityEvent it -> of(it);
            case InstitutionEvent it -> of(it);
            default -> null;
        };
    }

    private static @Nullable LocalDate of(ServiceEvent event) {
        return switch (event) {
            case ServiceRegistered it -> it.effectiveOn();
            case ServiceChanged it -> it.effectiveOn();
            case LifecycleStageEntered it -> it.effectiveOn();
            case ServiceManagerAppointed it -> it.effectiveOn();
            case ServiceManagerReleased it -> it.effectiveOn();
            case ProviderEngaged it -> it.effectiveOn();
            case ProviderReleased it -> it.effectiveOn();
            case DescriptionRegistered it -> it.effectiveOn();
            case DescriptionReviewed it -> it.reviewedOn();
            case DescriptionWithdrawn it -> it.effectiveOn();
            case ServiceAnnulled _ -> null; // it never was one
        };
    }

    private static LocalDate of(CatalogueEvent event) {
        return switch (event) {
            case CatalogueEntryPublished it -> it.publishedOn();
            case CatalogueEntryChecked it -> it.checkedOn();
            case CatalogueEntryWithdrawn it -> it.effectiveOn();
            case SupplementaryInformationRecorded it -> it.availableOn();
            case SupplementaryInformationEnded it -> it.effectiveOn();
        };
    }

    private static LocalDate of(AccessibilityEvent event) {
        return switch (event) {
            case MultichannelAccessibilityRecorded it -> it.effectiveOn();
            case TerritorialAccessibilityRecorded it -> it.effectiveOn();
            case AllSocialGroupsAccessibilityRecorded it -> it.effectiveOn();
            case CrossBorderAccessibilityRecorded it -> it.effectiveOn();
            case AccessibilityRecordEnded it -> it.effectiveOn();
            case AccessibilityNotApplicableClaimed it -> it.effectiveOn();
            case AccessibilityClaimConfirmed it -> it.confirmedOn();
            case AccessibilityReviewed it -> it.reviewedOn();
            case TerritorialTargetSet it -> it.effectiveOn();
            case TerritorialTargetEnded it -> it.effectiveOn();
        };
    }

    private static LocalDate of(InstitutionEvent event) {
        return switch (event) {
            case InstitutionRegistered it -> it.participantSince();
            case InstitutionChanged it -> it.effectiveOn();
            case ManagementRolesDeclared it -> it.effectiveOn();
            case PortfolioManagerAppointed it -> it.effectiveOn();
            case PortfolioManagerReleased it -> it.effectiveOn();
        };
    }
}
