package lv.atbilstiba.audit.words;

import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.event.HistoryEvent;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.event.PolicyEvent;
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
import lv.atbilstiba.staff.api.event.StaffEvent;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;
import lv.atbilstiba.staff.api.event.StaffMemberChanged;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whom an event concerns: the thing it happened to, and everybody it names.
 *
 * @param own the thing whose stream it is in, by its id in the event store
 * @param named the others it names
 * @param home the institution that answers for the thing, where the event says it
 */
public record Concerned(String own, Set<String> named, @Nullable InstitutionId home) {

    public static Concerned by(Object event) {
        return switch (event) {
            case InstitutionEvent it -> by(it);
            case StaffEvent it -> by(it);
            case ServiceEvent it -> by(it);
            case CatalogueEvent it -> alone(it.service());
            case AccessibilityEvent it -> alone(it.service());
            case PolicyEvent _ -> alone(PolicyId.STATE);
            case HistoryEvent _ -> alone(HistoryId.REGISTER);
            case Unreadable it -> alone(it.aggregate());
            default -> throw new IllegalArgumentException("whom concerns " + event.getClass());
        };
    }

    private static Concerned by(InstitutionEvent event) {
        var home = event.institution();
        return switch (event) {
            case InstitutionRegistered(_, var details, _, _) -> at(home, home, details.under());
            case InstitutionChanged(_, var details, _) -> at(home, home, details.under());
            case ManagementRolesDeclared _ -> at(home, home);
            case PortfolioManagerAppointed it -> at(home, home, it.person());
            case PortfolioManagerReleased it -> at(home, home, it.person());
        };
    }

    private static Concerned by(StaffEvent event) {
        return switch (event) {
            case StaffMemberRegistered it -> at(it.institution(), it.person(), it.institution());
            case StaffMemberLeft it -> at(it.institution(), it.person(), it.institution());
            case StaffMemberChanged it -> alone(it.person());
            case StaffLoginLinked it -> alone(it.person());
            case StaffLoginUnlinked it -> alone(it.person());
        };
    }

    private static Concerned by(ServiceEvent event) {
        return switch (event) {
            case ServiceRegistered it -> at(it.owner(), it.service(), it.owner());
            case LifecycleStageEntered it -> at(it.owner(), it.service());
            case ServiceAnnulled it -> at(it.owner(), it.service(), it.owner());
            case ServiceManagerAppointed it -> at(null, it.service(), it.person());
            case ServiceManagerReleased it -> at(null, it.service(), it.person());
            case ProviderReleased it -> at(null, it.service(), it.provider());
            case ProviderEngaged it -> {
                var named = new LinkedHashSet<String>();
                named.add(it.provider().toString());
                it.responsible().forEach(person -> named.add(person.toString()));
                yield new Concerned(it.service().toString(), named, null);
            }
            case ServiceChanged _,
                    DescriptionRegistered _,
                    DescriptionReviewed _,
                    DescriptionWithdrawn _ ->
                    alone(event.service());
        };
    }

    private static Concerned alone(Object own) {
        return new Concerned(own.toString(), Set.of(), null);
    }

    private static Concerned at(
            @Nullable InstitutionId home, Object own, @Nullable Object... others) {
        var named = new LinkedHashSet<String>();
        for (var other : others) if (other != null) named.add(other.toString());
        named.remove(own.toString());
        return new Concerned(own.toString(), named, home);
    }
}
