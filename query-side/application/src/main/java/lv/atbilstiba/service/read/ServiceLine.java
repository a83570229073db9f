package lv.atbilstiba.service.read;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.read.Listed;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a list shows of a service on a day, and what it can be chosen by.
 *
 * @param manager who manages it, or did last
 * @param managerUntil first day without the manager; null while no release is recorded
 * @param description number of the version in force; null if there is none
 * @param entries of catalogues that show it
 */
record ServiceLine(
        ServiceId id,
        InstitutionId owner,
        ServiceDetails details,
        LifecycleStage stage,
        @Nullable StaffId manager,
        @Nullable LocalDate managerUntil,
        @Nullable Integer description,
        SortedSet<CatalogueEntryId> entries,
        boolean annulled) {

    /** What a fact says something of, beside single catalogue entries. */
    private enum Matter {
        DETAILS,
        STAGE,
        MANAGER,
        DESCRIPTION,
        ANNULMENT
    }

    static final Listed<ServiceLine> LISTED =
            new Listed<>() {
                @Override
                public Set<?> matters(Object event) {
                    return ServiceLine.matters(event);
                }

                @Override
                public @Nullable ServiceLine first(Recorded<Object> fact) {
                    return fact.event() instanceof ServiceRegistered it ? begun(it) : null;
                }

                @Override
                public @Nullable ServiceLine next(ServiceLine before, Recorded<Object> fact) {
                    return before.then(fact.event());
                }

                @Override
                public @Nullable ServiceLine on(LocalDate day, List<Recorded<Object>> recorded) {
                    var state = ServiceState.on(day, recorded);
                    return state == null ? null : ServiceLine.of(state, day);
                }
            };

    /** The catalogues that show it. */
    SortedSet<CatalogueCode> catalogues() {
        return Ordered.set(
                entries.stream().map(CatalogueEntryId::catalogue).collect(Collectors.toSet()));
    }

    private static Set<?> matters(Object event) {
        return switch (event) {
            case ServiceRegistered _ -> Set.of(Matter.DETAILS, Matter.STAGE);
            case ServiceChanged _ -> Set.of(Matter.DETAILS);
            case LifecycleStageEntered _ -> Set.of(Matter.STAGE);
            case ServiceManagerAppointed _, ServiceManagerReleased _ -> Set.of(Matter.MANAGER);
            case DescriptionRegistered _, DescriptionWithdrawn _ -> Set.of(Matter.DESCRIPTION);
            case CatalogueEntryPublished it -> Set.of(it.entry());
            case CatalogueEntryWithdrawn it -> Set.of(it.entry());
            case ServiceAnnulled _ -> Set.of(Matter.ANNULMENT);
            default -> Set.of();
        };
    }

    private static ServiceLine begun(ServiceRegistered event) {
        return new ServiceLine(
                event.service(),
                event.owner(),
                event.details(),
                event.stage(),
                null,
                null,
                null,
                Ordered.set(List.of()),
                false);
    }

    private static ServiceLine of(ServiceState state, LocalDate day) {
        var manager = state.manager;
        var entries = new TreeSet<CatalogueEntryId>();
        state.catalogues.forEach((id, entry) -> {
            if (entry.isShownOn(day)) entries.add(id);
        });
        return new ServiceLine(
                state.id,
                state.owner,
                state.details,
                state.stage.code(),
                manager == null ? null : manager.person(),
                manager == null ? null : manager.until(),
                state.current(day).map(ServiceState.Version::version).orElse(null),
                Ordered.set(entries),
                state.annulled != null);
    }

    private @Nullable ServiceLine then(Object event) {
        return switch (event) {
            case ServiceRegistered _ -> this;
            case ServiceChanged it -> with(it.details());
            case LifecycleStageEntered it -> with(it.stage());
            case ServiceManagerAppointed it -> managed(it.person());
            // which appointment that ends, the history tells
            case ServiceManagerReleased _ -> null;
            case DescriptionRegistered it -> described(it.version());
            case DescriptionWithdrawn _ -> described(null);
            case CatalogueEntryPublished it -> shown(it.entry(), true);
            case CatalogueEntryWithdrawn it -> shown(it.entry(), false);
            case ServiceAnnulled _ ->
                    new ServiceLine(
                            id,
                            owner,
                            details,
                            stage,
                            manager,
                            managerUntil,
                            description,
                            entries,
                            true);
            default -> this;
        };
    }

    private ServiceLine with(ServiceDetails changed) {
        return new ServiceLine(
                id, owner, changed, stage, manager, managerUntil, description, entries, annulled);
    }

    private ServiceLine with(LifecycleStage entered) {
        return new ServiceLine(
                id, owner, details, entered, manager, managerUntil, description, entries, annulled);
    }

    private ServiceLine managed(StaffId by) {
        return new ServiceLine(id, owner, details, stage, by, null, description, entries, annulled);
    }

    private ServiceLine described(@Nullable Integer version) {
        return new ServiceLine(
                id, owner, details, stage, manager, managerUntil, version, entries, annulled);
    }

    private ServiceLine shown(CatalogueEntryId entry, boolean now) {
        var all = new TreeSet<>(entries);
        if (now) all.add(entry);
        else all.remove(entry);
        return new ServiceLine(
                id,
                owner,
                details,
                stage,
                manager,
                managerUntil,
                description,
                Ordered.set(all),
                annulled);
    }
}
