package lv.atbilstiba.service.read;

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
import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationEnded;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.InForce;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
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

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Everything recorded of one service, folded from its own history: the newest fact of each kind.
 */
final class ServiceState {
    final ServiceId id;
    final InstitutionId owner;
    ServiceDetails details;
    Stage stage;
    @Nullable Basis annulled;
    @Nullable Manager manager;
    final SortedMap<InstitutionId, Provider> providers = new TreeMap<>();
    final List<Version> versions = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Long, Long> corrections = new HashMap<>();
    final SortedMap<CatalogueEntryId, Entry> catalogues = new TreeMap<>();
    final SortedMap<Long, Information> information = new TreeMap<>();
    final SortedMap<AccessibilityKind, Accessibility> accessibility = new TreeMap<>();
    @Nullable TerritorialTarget target;

    /** Where each kind was last claimed not to apply. */
    private final Map<AccessibilityKind, Long> claims = new EnumMap<>(AccessibilityKind.class);

    private final List<Confirmation> confirmations = new ArrayList<>();

    record Stage(LifecycleStage code, LocalDate since) {}

    /**
     * @param until first day without the appointment; null while it lasts
     */
    record Manager(StaffId person, LocalDate since, @Nullable LocalDate until, Basis basis) {}

    /**
     * @param until first day on which it no longer delivers; null while it does
     */
    record Provider(
            InstitutionId institution,
            LocalDate since,
            @Nullable LocalDate until,
            SortedSet<StaffId> responsible) {}

    /** A registered version of the description. */
    record Version(
            int version,
            LocalDate registeredOn,
            long position,
            Instant recordedAt,
            @Nullable LocalDate reviewedOn,
            @Nullable LocalDate withdrawnOn,
            Description description) {
        private Version reviewed(LocalDate on) {
            return new Version(
                    version, registeredOn, position, recordedAt, on, withdrawnOn, description);
        }

        private Version withdrawn(LocalDate from) {
            return new Version(
                    version, registeredOn, position, recordedAt, reviewedOn, from, description);
        }
    }

    /**
     * A version of the description, or its withdrawal.
     *
     * @param version by its position; null for a withdrawal
     */
    private record Step(LocalDate from, LocalDate recordedOn, @Nullable Long version) {}

    /** What a catalogue shows, or showed until it was withdrawn. */
    record Entry(
            CatalogueCode catalogue,
            @Nullable CatalogueSite site,
            @Nullable Integer version,
            PublicationWay way,
            LocalDate publishedOn,
            @Nullable LocalDate checkedOn,
            @Nullable Boolean available,
            @Nullable LocalDate withdrawnOn) {
        private Entry checked(boolean seen, LocalDate on) {
            return new Entry(catalogue, site, version, way, publishedOn, on, seen, withdrawnOn);
        }

        private Entry withdrawn(LocalDate from) {
            return new Entry(
                    catalogue, site, version, way, publishedOn, checkedOn, available, from);
        }
    }

    /**
     * @param position of the fact that says so
     * @param until first day on which it is available no longer; null while that is not said
     */
    record Information(
            long position,
            InformationForm form,
            LocalizedText title,
            @Nullable URI location,
            LocalDate availableOn,
            @Nullable LocalDate until) {}

    /**
     * @param options what was recorded, in the words of the kind; null if it was never recorded
     * @param effectiveOn first day on which that is so
     * @param notApplicable the claim that the kind does not apply, while it stands
     * @param endedOn first day on which neither is so any more
     */
    record Accessibility(
            @Nullable Object options,
            @Nullable String justification,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate reviewedOn,
            @Nullable Claim notApplicable,
            @Nullable LocalDate endedOn) {
        private Accessibility reviewed(LocalDate on) {
            return new Accessibility(
                    options, justification, effectiveOn, on, notApplicable, endedOn);
        }

        private Accessibility ended(LocalDate on) {
            return new Accessibility(
                    options, justification, effectiveOn, reviewedOn, notApplicable, on);
        }

        private Accessibility confirmed(LocalDate on) {
            if (notApplicable == null) return this;
            var claim = new Claim(notApplicable.justification(), notApplicable.effectiveOn(), on);
            return new Accessibility(
                    options, justification, effectiveOn, reviewedOn, claim, endedOn);
        }
    }

    /**
     * In which territory it has to be accessible.
     *
     * @param position of the fact that says so
     * @param endedOn first day on which that is all of Latvia again
     */
    record TerritorialTarget(
            TerritoryCode territory,
            LocalDate effectiveOn,
            Basis basis,
            long position,
            @Nullable LocalDate endedOn) {
        private TerritorialTarget ended(LocalDate on) {
            return new TerritorialTarget(territory, effectiveOn, basis, position, on);
        }
    }

    record Claim(String justification, LocalDate effectiveOn, @Nullable LocalDate confirmedOn) {}

    private record Confirmation(AccessibilityKind kind, LocalDate on, long position) {}

    private ServiceState(ServiceRegistered event) {
        id = event.service();
        owner = event.owner();
        details = event.details();
        stage = new Stage(event.stage(), event.effectiveOn());
    }

    /** The state after these facts, corrections in their places; null before the registration. */
    static @Nullable ServiceState of(List<Recorded<Object>> facts) {
        ServiceState state = null;
        for (var fact : facts) {
            if (state != null) state.evolve(fact);
            else if (fact.event() instanceof ServiceRegistered registered)
                state = new ServiceState(registered);
        }
        if (state != null) state.confirm();
        return state;
    }

    /** What was claimed before it; a confirmation may have been mended since to be of that kind. */
    private void confirm() {
        confirmations.sort(Comparator.comparingLong(Confirmation::position));
        for (var it : confirmations)
            accessibility.computeIfPresent(
                    it.kind(),
                    (kind, said) ->
                            it.position() > claims.getOrDefault(kind, Long.MAX_VALUE)
                                    ? said.confirmed(it.on())
                                    : said);
    }

    private void evolve(Recorded<Object> fact) {
        var mended = fact.corrected();
        if (mended != null) corrections.put(mended, fact.position());
        switch (fact.event()) {
            case ServiceEvent it -> evolve(it, fact);
            case CatalogueEvent it -> evolve(it, fact);
            case AccessibilityEvent it -> evolve(it, fact);
            default ->
                    throw new IllegalStateException("not a service's: " + fact.event().getClass());
        }
    }

    private void evolve(ServiceEvent event, Recorded<Object> fact) {
        switch (event) {
            case ServiceRegistered _ -> {}
            case ServiceChanged(_, var changed, _) -> details = changed;
            case LifecycleStageEntered(_, _, var entered, var from) ->
                    stage = new Stage(entered, from);
            case ServiceManagerAppointed(_, var person, var from, var basis) ->
                    manager = new Manager(person, from, null, basis);
            case ServiceManagerReleased(_, _, var from, _) -> {
                // whoever is said there: who was appointed may have been mended since
                if (manager != null)
                    manager = new Manager(manager.person(), manager.since(), from, manager.basis());
            }
            case ProviderEngaged(_, var provider, var responsible, var from) -> {
                var before = providers.get(provider);
                var since = before == null || before.until() != null ? from : before.since();
                providers.put(provider, new Provider(provider, since, null, responsible));
            }
            case ProviderReleased(_, var provider, var from) ->
                    providers.computeIfPresent(
                            provider,
                            (_, it) -> new Provider(provider, it.since(), from, it.responsible()));
            case ServiceAnnulled(_, _, var basis) -> annulled = basis;
            case DescriptionRegistered(_, var version, var description, var on) -> {
                steps.add(new Step(on, RigaCalendar.dayOf(fact.recordedAt()), fact.position()));
                versions.add(
                        new Version(
                                version,
                                on,
                                fact.position(),
                                fact.recordedAt(),
                                null,
                                null,
                                description));
            }
            case DescriptionReviewed(_, var version, var on) ->
                    versions.replaceAll(it -> it.version() == version ? it.reviewed(on) : it);
            case DescriptionWithdrawn(_, var version, var from, _) -> {
                steps.add(new Step(from, RigaCalendar.dayOf(fact.recordedAt()), null));
                versions.replaceAll(it ->
                        it.version() == version || it.registeredOn().isAfter(from)
                                ? it.withdrawn(from)
                                : it);
            }
        }
    }

    /** The position of the correction that stands in the place of a fact, or its own. */
    private long standing(long position) {
        var mended = corrections.get(position);
        return mended == null ? position : standing(mended);
    }

    /** The version in force on a day, whatever is registered or withdrawn for a later one. */
    Optional<Version> current(LocalDate day) {
        return InForce.of(steps, Step::from, Step::recordedOn, it -> it.version() == null)
                .on(day)
                .map(Step::version)
                .flatMap(position ->
                        versions.stream().filter(it -> it.position() == position).findFirst());
    }

    private void evolve(CatalogueEvent event, Recorded<?> fact) {
        switch (event) {
            case CatalogueEntryPublished it ->
                    catalogues.put(
                            it.entry(),
                            new Entry(
                                    it.catalogue(),
                                    it.site(),
                                    it.version(),
                                    it.way(),
                                    it.publishedOn(),
                                    null,
                                    null,
                                    null));
            case CatalogueEntryChecked it ->
                    catalogues.computeIfPresent(
                            it.entry(),
                            (_, entry) -> entry.checked(it.available(), it.checkedOn()));
            case CatalogueEntryWithdrawn it ->
                    catalogues.computeIfPresent(
                            it.entry(), (_, entry) -> entry.withdrawn(it.effectiveOn()));
            case SupplementaryInformationRecorded(_, var form, var title, var where, var from) ->
                    information.put(
                            fact.position(),
                            new Information(fact.position(), form, title, where, from, null));
            case SupplementaryInformationEnded it ->
                    information.computeIfPresent(
                            standing(it.information()),
                            (position, info) ->
                                    new Information(
                                            position,
                                            info.form(),
                                            info.title(),
                                            info.location(),
                                            info.availableOn(),
                                            it.effectiveOn()));
        }
    }

    private void evolve(AccessibilityEvent event, Recorded<?> fact) {
        switch (event) {
            case MultichannelAccessibilityRecorded(_, var options, var why, var from) ->
                    record(AccessibilityKind.MULTICHANNEL, options, why, from);
            case TerritorialAccessibilityRecorded(_, var options, var from) ->
                    record(AccessibilityKind.TERRITORIAL, options, null, from);
            case AllSocialGroupsAccessibilityRecorded(_, var options, var why, var from) ->
                    record(AccessibilityKind.ALL_SOCIAL_GROUPS, options, why, from);
            case CrossBorderAccessibilityRecorded(_, var options, var from) ->
                    record(AccessibilityKind.CROSS_BORDER, options, null, from);
            case AccessibilityNotApplicableClaimed(_, var kind, var why, var from) -> {
                claims.put(kind, fact.position());
                accessibility.put(
                        kind,
                        new Accessibility(
                                null, null, null, null, new Claim(why, from, null), null));
            }
            case AccessibilityClaimConfirmed(_, var kind, var on, _, _) ->
                    confirmations.add(new Confirmation(kind, on, fact.position()));
            case TerritorialTargetSet(_, var territory, var basis, var from) ->
                    target = new TerritorialTarget(territory, from, basis, fact.position(), null);
            case TerritorialTargetEnded(_, _, var from) -> {
                if (target != null) target = target.ended(from);
            }
            case AccessibilityRecordEnded(_, var kind, var from) ->
                    accessibility.computeIfPresent(kind, (_, it) -> it.ended(from));
            case AccessibilityReviewed(_, var kinds, var on) -> {
                for (var kind : kinds)
                    accessibility.computeIfPresent(kind, (_, it) -> it.reviewed(on));
            }
        }
    }

    private void record(
            AccessibilityKind kind, Object options, @Nullable String why, LocalDate from) {
        accessibility.put(kind, new Accessibility(options, why, from, null, null, null));
    }
}
