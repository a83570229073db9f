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
import lv.atbilstiba.kernel.Places;
import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.kernel.Standing;
import lv.atbilstiba.platform.read.Holder;
import lv.atbilstiba.platform.read.InDayOrder;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What holds of one service on a day, folded from its own history. */
final class ServiceState {
    final ServiceId id;
    final InstitutionId owner;
    ServiceDetails details;
    Stage stage;
    @Nullable Basis annulled;
    final @Nullable Manager manager;
    final SortedMap<InstitutionId, Provider> providers = new TreeMap<>();
    final List<Version> versions = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final InForce<Step> inForce;
    private final Places places = new Places();
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
     * @param since first day of the unbroken time in which it delivers
     * @param until first day on which it no longer delivers; null while it does
     * @param responsibleSince first day on which these persons answer for that
     */
    record Provider(
            InstitutionId institution,
            LocalDate since,
            @Nullable LocalDate until,
            SortedSet<StaffId> responsible,
            LocalDate responsibleSince) {
        private boolean deliversOn(LocalDate day) {
            return until == null || until.isAfter(day);
        }

        private Provider released(LocalDate from) {
            if (until != null) return this;
            return new Provider(institution, since, from, responsible, responsibleSince);
        }
    }

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
        boolean isShownOn(LocalDate day) {
            return withdrawnOn == null || withdrawnOn.isAfter(day);
        }

        private Entry checked(boolean seen, LocalDate on) {
            return new Entry(catalogue, site, version, way, publishedOn, on, seen, withdrawnOn);
        }

        private Entry withdrawn(LocalDate from) {
            if (withdrawnOn != null) return this;
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
            if (endedOn != null) return this;
            return new Accessibility(
                    options, justification, effectiveOn, reviewedOn, notApplicable, on);
        }

        private Accessibility confirmed(LocalDate on) {
            if (notApplicable == null || on.isBefore(notApplicable.effectiveOn())) return this;
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
            if (endedOn != null) return this;
            return new TerritorialTarget(territory, effectiveOn, basis, position, on);
        }
    }

    record Claim(String justification, LocalDate effectiveOn, @Nullable LocalDate confirmedOn) {}

    private record Confirmation(AccessibilityKind kind, LocalDate on, long position) {}

    private ServiceState(ServiceRegistered event, List<Recorded<Object>> recorded, LocalDate day) {
        id = event.service();
        owner = event.owner();
        details = event.details();
        stage = new Stage(event.stage(), event.effectiveOn());
        var recordedOn = new HashMap<Long, LocalDate>();
        for (var fact : recorded)
            recordedOn.putIfAbsent(places.take(fact), RigaCalendar.dayOf(fact.recordedAt()));
        var standing = Standing.of(recorded);
        manager = manager(standing, day);
        for (var fact : standing) {
            if (fact.event() instanceof ServiceAnnulled it) annulled = it.basis();
            describe(fact, Objects.requireNonNull(recordedOn.get(places.of(fact.position()))));
        }
        inForce = InForce.of(steps, Step::from, Step::recordedOn, it -> it.version() == null);
        tellEnds();
        var inDayOrder = InDayOrder.of(recorded);
        for (var fact : inDayOrder.until(day)) evolve(fact);
        confirm();
        var said = new HashSet<Object>();
        for (var fact : inDayOrder.after(day)) end(fact, said);
    }

    /**
     * What holds on a day; of a service that begins later what was registered.
     *
     * @param recorded its history as the log holds it
     * @return null if it is not registered
     */
    static @Nullable ServiceState on(LocalDate day, List<Recorded<Object>> recorded) {
        for (var fact : Standing.of(recorded))
            if (fact.event() instanceof ServiceRegistered registered)
                return new ServiceState(registered, recorded, day);
        return null;
    }

    /**
     * A confirmation is of a claim that was recorded before it and holds on its day; it may have
     * been mended since to be of that kind.
     */
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

    private static @Nullable Manager manager(List<Recorded<Object>> standing, LocalDate day) {
        var post = Post.NEVER_FILLED;
        var bases = new HashMap<Long, Basis>();
        for (var fact : standing) {
            switch (fact.event()) {
                case ServiceManagerAppointed(_, var person, var from, var basis) -> {
                    post = post.appointed(fact.position(), null, from, person);
                    bases.put(fact.position(), basis);
                }
                case ServiceManagerReleased(_, var person, var from, _) ->
                        post = post.released(fact.position(), null, from, person);
                default -> {}
            }
        }
        var holder = Holder.on(day, post);
        if (holder == null) return null;
        var basis = Objects.requireNonNull(bases.get(holder.appointed()));
        return new Manager(holder.person(), holder.since(), holder.until(), basis);
    }

    /**
     * Which version is in force depends on what was registered and withdrawn, in that order.
     *
     * @param recordedOn the day on which it was recorded, or the fact that it mends
     */
    private void describe(Recorded<Object> fact, LocalDate recordedOn) {
        switch (fact.event()) {
            case DescriptionRegistered(_, var version, var description, var on) -> {
                steps.add(new Step(on, recordedOn, fact.position()));
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
            case DescriptionWithdrawn(_, _, var from, _) ->
                    steps.add(new Step(from, recordedOn, null));
            default -> {}
        }
    }

    /** Of each version that a withdrawal ends, or cancels before its day, from which day on. */
    private void tellEnds() {
        var ends = new HashMap<Long, LocalDate>();
        for (int place = 0; place < steps.size(); place++) {
            var step = steps.get(place);
            if (step.version() == null || inForce.steps().contains(step)) continue;
            steps.subList(place, steps.size()).stream()
                    .filter(it -> it.version() == null && it.from().isBefore(step.from()))
                    .findFirst()
                    .ifPresent(it -> ends.put(step.version(), it.from()));
        }
        Long before = null;
        for (var step : inForce.steps()) {
            if (step.version() == null && before != null) ends.put(before, step.from());
            before = step.version();
        }
        versions.replaceAll(it -> {
            var end = ends.get(it.position());
            return end == null ? it : it.withdrawn(end);
        });
    }

    /** Takes in what holds from that day, after what holds from an earlier one. */
    private void evolve(Recorded<Object> fact) {
        switch (fact.event()) {
            case ServiceEvent it -> evolve(it);
            case CatalogueEvent it -> evolve(it, fact);
            case AccessibilityEvent it -> evolve(it, fact);
            default ->
                    throw new IllegalStateException("not a service's: " + fact.event().getClass());
        }
    }

    /**
     * What holds on the day may be known to end on a later one.
     *
     * @param said of what something else is said from a day between
     */
    private void end(Recorded<Object> fact, Set<Object> said) {
        switch (fact.event()) {
            case ProviderEngaged it -> said.add(it.provider());
            case ProviderReleased it -> {
                if (said.add(it.provider())) evolve(fact);
            }
            case CatalogueEntryPublished it -> said.add(it.entry());
            case CatalogueEntryWithdrawn it -> {
                if (said.add(it.entry())) evolve(fact);
            }
            case SupplementaryInformationEnded _ -> evolve(fact);
            case TerritorialTargetSet _ -> said.add(TerritorialTarget.class);
            case TerritorialTargetEnded _ -> {
                if (said.add(TerritorialTarget.class)) evolve(fact);
            }
            case MultichannelAccessibilityRecorded _ -> said.add(AccessibilityKind.MULTICHANNEL);
            case TerritorialAccessibilityRecorded _ -> said.add(AccessibilityKind.TERRITORIAL);
            case AllSocialGroupsAccessibilityRecorded _ ->
                    said.add(AccessibilityKind.ALL_SOCIAL_GROUPS);
            case CrossBorderAccessibilityRecorded _ -> said.add(AccessibilityKind.CROSS_BORDER);
            case AccessibilityNotApplicableClaimed it -> said.add(it.kind());
            case AccessibilityRecordEnded it -> {
                if (said.add(it.kind())) evolve(fact);
            }
            default -> {
                // ends nothing
            }
        }
    }

    private void evolve(ServiceEvent event) {
        switch (event) {
            case ServiceRegistered it -> {
                details = it.details();
                stage = new Stage(it.stage(), it.effectiveOn());
            }
            case ServiceChanged(_, var changed, _) -> details = changed;
            case LifecycleStageEntered(_, _, var entered, var from) ->
                    stage = new Stage(entered, from);
            case ProviderEngaged(_, var provider, var responsible, var from) -> {
                var before = providers.get(provider);
                var since = before != null && before.deliversOn(from) ? before.since() : from;
                providers.put(provider, new Provider(provider, since, null, responsible, from));
            }
            case ProviderReleased(_, var provider, var from) ->
                    providers.computeIfPresent(provider, (_, it) -> it.released(from));
            case ServiceManagerAppointed _,
                    ServiceManagerReleased _,
                    DescriptionRegistered _,
                    DescriptionReviewed _,
                    DescriptionWithdrawn _,
                    ServiceAnnulled _ -> {
                // told by all that was recorded of them
            }
        }
    }

    /** The version in force on a day, whatever is registered or withdrawn for a later one. */
    Optional<Version> current(LocalDate day) {
        return inForce.on(day)
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
                            places.of(fact.position()),
                            new Information(fact.position(), form, title, where, from, null));
            case SupplementaryInformationEnded it ->
                    information.computeIfPresent(
                            places.of(it.information()),
                            (_, info) ->
                                    new Information(
                                            info.position(),
                                            info.form(),
                                            info.title(),
                                            info.location(),
                                            info.availableOn(),
                                            info.until() == null
                                                    ? it.effectiveOn()
                                                    : info.until()));
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
