package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.accessibility.api.Multichannel;
import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.CrossBorderMeasure;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.policy.api.SocialGroup;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.policy.api.TerritoryCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the rules need to know of a service.
 *
 * @param since first day on which it was a service
 * @param departures first day without employment, of those ever named here who left
 */
public record ServiceFacts(
        SubjectId subject,
        InstitutionId institution,
        LocalDate since,
        boolean annulled,
        Timeline<Identity> identity,
        Timeline<LifecycleStage> stages,
        Appointments managers,
        Timeline<Provider> providers,
        SortedMap<StaffId, LocalDate> departures,
        RegisteredDescriptions descriptions,
        Timeline<Integer> descriptionReviews,
        Timeline<EntryState> entries,
        Timeline<EntryCheck> checks,
        Timeline<Information> information,
        Timeline<Declared> accessibility,
        Timeline<Confirmation> confirmations,
        Timeline<Set<AccessibilityKind>> accessibilityReviews,
        Timeline<Target> targets)
        implements Facts {
    /**
     * What the service is.
     *
     * @param coreFunction whether one is named; likewise a life situation
     * @param needs how many are named
     */
    public record Identity(
            @Nullable ServiceKind kind,
            SortedSet<Audience> audiences,
            SortedSet<DeliveryForm> forms,
            @Nullable Complexity complexity,
            boolean coreFunction,
            int needs,
            boolean lifeSituations) {
        static final Identity NOTHING_SETTLED =
                new Identity(
                        null,
                        Collections.emptySortedSet(),
                        Collections.emptySortedSet(),
                        null,
                        false,
                        0,
                        false);

        /** Whether this is its form, and it has no other. */
        boolean only(DeliveryForm form) {
            return forms.size() == 1 && forms.first() == form;
        }
    }

    /**
     * A provider from some day on.
     *
     * @param responsible the persons named; null where it no longer provides
     */
    public record Provider(InstitutionId institution, @Nullable SortedSet<StaffId> responsible) {}

    /**
     * That a claim was confirmed.
     *
     * @param confirmer null if it is not said who
     * @param byManager whether it is recorded by which appointment, and so that it was the
     *     portfolio manager
     */
    public record Confirmation(
            AccessibilityKind kind, @Nullable StaffId confirmer, boolean byManager) {
        /** Whether one of these actors confirmed what they said themselves. */
        boolean isByOneOf(SortedSet<String> actors) {
            return confirmer != null && actors.contains(Provenance.actor(confirmer));
        }
    }

    /** What a catalogue shows from some day on. */
    public sealed interface EntryState {
        CatalogueEntryId entry();

        /**
         * @param version of the description, registered or not; null where it shows none
         */
        record Published(CatalogueEntryId entry, @Nullable Integer version, boolean byHand)
                implements EntryState {}

        record Withdrawn(CatalogueEntryId entry) implements EntryState {}
    }

    public record EntryCheck(CatalogueEntryId entry, boolean available) {}

    /**
     * Additional information from some day on.
     *
     * @param origin where the log holds the fact that first told of it, whatever corrected it since
     */
    public record Information(long origin, boolean available) {}

    /**
     * In which territory it has to be accessible from some day on.
     *
     * @param territory null: in all of Latvia
     */
    public record Target(@Nullable TerritoryCode territory, Basis basis) {}

    /**
     * Where something can be had.
     *
     * @param named the territories, where somebody said which
     */
    public record Places(SortedSet<Territory> kinds, SortedSet<TerritoryCode> named) {}

    /** What is declared of a kind of accessibility from some day on. */
    public sealed interface Declared {
        AccessibilityKind kind();

        record Channels(Multichannel options) implements Declared {
            @Override
            public AccessibilityKind kind() {
                return AccessibilityKind.MULTICHANNEL;
            }
        }

        record Territories(
                Places requesting, Places receiving, Places support, boolean recipientChooses)
                implements Declared {
            @Override
            public AccessibilityKind kind() {
                return AccessibilityKind.TERRITORIAL;
            }
        }

        record Groups(Set<SocialGroup> withMeasure) implements Declared {
            @Override
            public AccessibilityKind kind() {
                return AccessibilityKind.ALL_SOCIAL_GROUPS;
            }
        }

        record Abroad(Set<CrossBorderMeasure> provided) implements Declared {
            @Override
            public AccessibilityKind kind() {
                return AccessibilityKind.CROSS_BORDER;
            }
        }

        /** Nothing any more. */
        record Ended(AccessibilityKind kind) implements Declared {}

        /**
         * It is claimed not to apply, with a justification.
         *
         * @param claimants the actors who said so, and who mended what was said
         */
        record NotApplicable(AccessibilityKind kind, SortedSet<String> claimants)
                implements Declared {}
    }

    /** The stage at the moment. */
    LifecycleStage stage(Moment moment) {
        var stage = stages.at(moment);
        return stage == null ? LifecycleStage.PLANNING : stage;
    }

    boolean liquidated(Moment moment) {
        return stage(moment) == LifecycleStage.LIQUIDATION;
    }

    /**
     * First day of the unbroken time in provision that goes on at the moment; null if none does.
     */
    @Nullable LocalDate inProvisionSince(Moment moment) {
        LocalDate start = null;
        for (var stage : stages.entries()) {
            if (!moment.reached(stage.day())) break;
            if (!stage.value().inProvision()) start = null;
            else if (start == null) start = Days.later(stage.day(), since);
        }
        return start;
    }

    /** What it is at the moment. */
    Identity identity(Moment moment) {
        var current = identity.at(moment);
        return current == null ? Identity.NOTHING_SETTLED : current;
    }

    /** Who provides it at the moment, and the persons named for that. */
    SortedMap<InstitutionId, SortedSet<StaffId>> providers(Moment moment) {
        var current = new TreeMap<InstitutionId, SortedSet<StaffId>>();
        for (var change : providers.entries()) {
            if (!moment.reached(change.day())) break;
            var provider = change.value();
            if (provider.responsible() == null) current.remove(provider.institution());
            else current.put(provider.institution(), provider.responsible());
        }
        return current;
    }

    /** The description in force at the moment; null if there is none. */
    @Nullable CurrentDescription description(Moment moment) {
        var entry = descriptions.inForce().entryAt(moment);
        return entry != null && entry.value() instanceof RegisteredDescriptions.Registered version
                ? new CurrentDescription(version, entry.day())
                : null;
    }

    /** What catalogues show at the moment, in the catalogues' order. */
    Collection<Shown> shown(Moment moment) {
        var shown = new TreeMap<CatalogueEntryId, Shown>();
        for (var change : entries.entries()) {
            if (!moment.reached(change.day())) break;
            switch (change.value()) {
                case EntryState.Withdrawn(var entry) -> shown.remove(entry);
                case EntryState.Published(var entry, var version, var byHand) -> {
                    var before = shown.get(entry);
                    var since = before == null ? change.day() : before.since();
                    shown.put(
                            entry,
                            new Shown(
                                    entry,
                                    version,
                                    byHand,
                                    since,
                                    change.position(),
                                    change.day()));
                }
            }
        }
        return shown.values();
    }

    /** What is declared of a kind of accessibility at the moment; null if nothing is. */
    Timeline.@Nullable Entry<Declared> declared(AccessibilityKind kind, Moment moment) {
        var declared = accessibility.latest(moment, one -> one.kind() == kind);
        return declared == null || declared.value() instanceof Declared.Ended ? null : declared;
    }

    /** Whether what it says of territories depends on which there are. */
    boolean namesTerritories() {
        if (!targets.isEmpty()) return true;
        for (var entry : accessibility.entries())
            if (entry.value() instanceof Declared.Territories it
                    && !(it.requesting().named().isEmpty()
                            && it.receiving().named().isEmpty()
                            && it.support().named().isEmpty())) return true;
        return false;
    }

    /** Whether any additional information is available at the moment. */
    boolean informs(Moment moment) {
        var available = new HashSet<Long>();
        for (var entry : information.entries()) {
            if (!moment.reached(entry.day())) break;
            var told = entry.value();
            if (told.available()) available.add(told.origin());
            else available.remove(told.origin());
        }
        return !available.isEmpty();
    }

    /**
     * @param from the day from which this version holds
     */
    record CurrentDescription(RegisteredDescriptions.Registered content, LocalDate from) {}

    /**
     * An entry that a catalogue shows.
     *
     * @param since first day of its unbroken time in the catalogue, in whatever version
     * @param position where the log holds what it shows now
     * @param from first day on which it shows that
     */
    record Shown(
            CatalogueEntryId entry,
            @Nullable Integer version,
            boolean byHand,
            LocalDate since,
            long position,
            LocalDate from) {
        CatalogueCode catalogue() {
            return entry.catalogue();
        }
    }

    static final SortedMap<StaffId, LocalDate> NOBODY =
            Collections.unmodifiableSortedMap(new TreeMap<>());

    static ServiceFacts registered(SubjectId subject, InstitutionId owner, LocalDate since) {
        return new ServiceFacts(
                subject,
                owner,
                since,
                false,
                Timeline.empty(),
                Timeline.empty(),
                Appointments.NONE,
                Timeline.empty(),
                NOBODY,
                RegisteredDescriptions.NONE,
                Timeline.empty(),
                Timeline.empty(),
                Timeline.empty(),
                Timeline.empty(),
                Timeline.empty(),
                Timeline.empty(),
                Timeline.empty(),
                Timeline.empty());
    }

    /** The same, a service since another day. */
    ServiceFacts from(LocalDate day) {
        return new ServiceFacts(
                subject,
                institution,
                day,
                annulled,
                identity,
                stages,
                managers,
                providers,
                departures,
                descriptions,
                descriptionReviews,
                entries,
                checks,
                information,
                accessibility,
                confirmations,
                accessibilityReviews,
                targets);
    }

    /** No more than that it was registered in error. */
    ServiceFacts annul() {
        var nothing = new Draft(this);
        nothing.annulled = true;
        nothing.identity = Timeline.empty();
        nothing.stages = Timeline.empty();
        nothing.managers = Appointments.NONE;
        nothing.providers = Timeline.empty();
        nothing.departures = NOBODY;
        nothing.descriptions = RegisteredDescriptions.NONE;
        nothing.descriptionReviews = Timeline.empty();
        nothing.entries = Timeline.empty();
        nothing.checks = Timeline.empty();
        nothing.information = Timeline.empty();
        nothing.accessibility = Timeline.empty();
        nothing.confirmations = Timeline.empty();
        nothing.accessibilityReviews = Timeline.empty();
        nothing.targets = Timeline.empty();
        return nothing.facts();
    }

    /** Facts in the making. */
    static final class Draft {
        private final ServiceFacts from;
        boolean annulled;
        Timeline<Identity> identity;
        Timeline<LifecycleStage> stages;
        Appointments managers;
        Timeline<Provider> providers;
        SortedMap<StaffId, LocalDate> departures;
        RegisteredDescriptions descriptions;
        Timeline<Integer> descriptionReviews;
        Timeline<EntryState> entries;
        Timeline<EntryCheck> checks;
        Timeline<Information> information;
        Timeline<Declared> accessibility;
        Timeline<Confirmation> confirmations;
        Timeline<Set<AccessibilityKind>> accessibilityReviews;
        Timeline<Target> targets;

        Draft(ServiceFacts from) {
            this.from = from;
            annulled = from.annulled;
            identity = from.identity;
            stages = from.stages;
            managers = from.managers;
            providers = from.providers;
            departures = from.departures;
            descriptions = from.descriptions;
            descriptionReviews = from.descriptionReviews;
            entries = from.entries;
            checks = from.checks;
            information = from.information;
            accessibility = from.accessibility;
            confirmations = from.confirmations;
            accessibilityReviews = from.accessibilityReviews;
            targets = from.targets;
        }

        /** The place of what was recorded at a position; the other if that is not here. */
        long placeOf(long position, long other) {
            return Stream.of(
                            identity,
                            stages,
                            providers,
                            descriptionReviews,
                            entries,
                            checks,
                            information,
                            accessibility,
                            confirmations,
                            accessibilityReviews,
                            targets)
                    .map(timeline -> timeline.placeOf(position))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(other);
        }

        /** Drops what was recorded at a position. */
        void drop(long position) {
            identity = identity.without(position);
            stages = stages.without(position);
            providers = providers.without(position);
            // descriptions: what stands in the place of a version carries on what it was
            descriptionReviews = descriptionReviews.without(position);
            entries = entries.without(position);
            checks = checks.without(position);
            information = information.without(position);
            accessibility = accessibility.without(position);
            confirmations = confirmations.without(position);
            accessibilityReviews = accessibilityReviews.without(position);
            targets = targets.without(position);
        }

        ServiceFacts facts() {
            return new ServiceFacts(
                    from.subject,
                    from.institution,
                    from.since,
                    annulled,
                    identity,
                    stages,
                    managers,
                    providers,
                    departures,
                    descriptions,
                    descriptionReviews,
                    entries,
                    checks,
                    information,
                    accessibility,
                    confirmations,
                    accessibilityReviews,
                    targets);
        }
    }
}
