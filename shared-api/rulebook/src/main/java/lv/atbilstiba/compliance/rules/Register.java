package lv.atbilstiba.compliance.rules;

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
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationEnded;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.policy.api.event.TerritorySet;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.DescriptionField;
import lv.atbilstiba.service.api.Language;
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
import lv.atbilstiba.staff.api.event.StaffEvent;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;
import lv.atbilstiba.staff.api.event.StaffMemberChanged;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The log, folded into facts per subject. Only what rules read is kept: no names, no texts, no
 * personal data. Facts of all time are kept, since a correction may reach any of them.
 *
 * <p>Folding is for one thread; what it hands out is immutable. Part of the log may be folded (all
 * streams that concern one subject) to judge that subject: what concerns unknown subjects is passed
 * over.
 */
public final class Register {
    private static final Set<FactGroup> ALL =
            Collections.unmodifiableSet(EnumSet.allOf(FactGroup.class));
    private static final Set<FactGroup> IDENTITY = only(FactGroup.IDENTITY);
    private static final Set<FactGroup> ROLES = only(FactGroup.ROLES);
    private static final Set<FactGroup> STAGE = only(FactGroup.STAGE);
    private static final Set<FactGroup> MANAGER = only(FactGroup.MANAGER);
    private static final Set<FactGroup> PROVIDERS = only(FactGroup.PROVIDERS);
    private static final Set<FactGroup> PEOPLE = only(FactGroup.PEOPLE);
    private static final Set<FactGroup> PORTFOLIO = only(FactGroup.PORTFOLIO);
    private static final Set<FactGroup> DESCRIPTION = only(FactGroup.DESCRIPTION);
    private static final Set<FactGroup> CATALOGUE = only(FactGroup.CATALOGUE);
    private static final Set<FactGroup> CHECKS = only(FactGroup.CHECKS);
    private static final Set<FactGroup> REVIEWS = only(FactGroup.REVIEWS);
    private static final Set<FactGroup> INFORMATION = only(FactGroup.INFORMATION);
    private static final Set<FactGroup> ACCESSIBILITY = only(FactGroup.ACCESSIBILITY);
    private static final Set<FactGroup> TERRITORIES = only(FactGroup.TERRITORIES);
    private static final Set<FactGroup> POLICY = only(FactGroup.POLICY);

    /** In the order of registration, which is the log's. */
    private final Map<InstitutionId, InstitutionFacts> institutions = new LinkedHashMap<>();

    /** In the order of registration, which is the log's. */
    private final Map<ServiceId, ServiceFacts> services = new LinkedHashMap<>();

    private final Map<InstitutionId, Portfolio> portfolios = new HashMap<>();

    /** What institutions are engaged to deliver. */
    private final Map<InstitutionId, Portfolio> engaged = new HashMap<>();

    /** Who left, and on which day. */
    private final Map<StaffId, LocalDate> departures = new HashMap<>();

    /** Where a person was ever named, in the order of naming. */
    private final Map<StaffId, Set<SubjectId>> named = new HashMap<>();

    private final Pool pool = new Pool();
    private Policy policy = Policy.INITIAL;

    /** Of mended facts: where the first one stood, and where the one that stands does. */
    private final Map<Long, Long> roots = new HashMap<>();

    private final Map<Long, Long> standing = new HashMap<>();

    /** What the event being folded mends: the fact that stands; null if it mends none. */
    private @Nullable Long corrected;

    private long position = -1;

    /** Where the event being folded stands: the place of what it mends, or its own position. */
    private long place = -1;

    private Instant logTime = Instant.MIN;

    /** Of the whole log, whose first fact opens it. */
    public Register() {}

    /**
     * Of a part of the log.
     *
     * @param firstDay Riga's day of the first fact of the whole log
     */
    public Register(LocalDate firstDay) {
        policy = policy.opened(firstDay);
    }

    private static Set<FactGroup> only(FactGroup group) {
        return Collections.unmodifiableSet(EnumSet.of(group));
    }

    /**
     * Folds the next event of the log in.
     *
     * @return whom it touched, in an order that the log decides
     * @throws IllegalArgumentException if its position is not after that of the event before
     */
    public List<Touched> apply(Recorded<?> recorded) {
        if (recorded.position() <= position)
            throw new IllegalArgumentException(
                    "position " + recorded.position() + " comes after " + position);
        position = recorded.position();
        place = position;
        corrected = standing(recorded);
        if (recorded.recordedAt().isAfter(logTime)) logTime = recorded.recordedAt();
        if (!policy.hasOpened()) policy = policy.opened(RigaCalendar.dayOf(recorded.recordedAt()));
        return switch (recorded.event()) {
            case ServiceEvent event -> on(event, recorded);
            case CatalogueEvent event -> on(event, recorded);
            case AccessibilityEvent event -> on(event, recorded);
            case InstitutionEvent event -> on(event, recorded);
            case StaffEvent event -> on(event);
            case PolicyEvent event -> on(event, recorded);
            // other capabilities have their own rules
            default -> List.of();
        };
    }

    /** The fact that stands where a correction says that one was wrong. */
    private @Nullable Long standing(Recorded<?> recorded) {
        var wrong = recorded.corrected();
        if (wrong == null) return null;
        var root = roots.getOrDefault(wrong, wrong);
        var stands = standing.getOrDefault(root, wrong);
        roots.put(recorded.position(), root);
        standing.put(root, recorded.position());
        return stands;
    }

    public Optional<Facts> facts(SubjectId subject) {
        return switch (subject.kind()) {
            case INSTITUTION ->
                    Optional.ofNullable(institutions.get(new InstitutionId(subject.id())));
            case SERVICE -> Optional.ofNullable(services.get(new ServiceId(Ids.in(subject.id()))));
        };
    }

    public Optional<InstitutionFacts> facts(InstitutionId institution) {
        return Optional.ofNullable(institutions.get(institution));
    }

    public Optional<ServiceFacts> facts(ServiceId service) {
        return Optional.ofNullable(services.get(service));
    }

    /** In the order of registration. */
    public Collection<InstitutionFacts> institutions() {
        return Collections.unmodifiableCollection(institutions.values());
    }

    /** In the order of registration, the annulled ones too. */
    public Collection<ServiceFacts> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    public Policy policy() {
        return policy;
    }

    /** The position of the last event folded in; -1 before the first. */
    public long position() {
        return position;
    }

    /** The largest time of recording up to the position. */
    public Instant logTime() {
        return logTime;
    }

    private List<Touched> on(ServiceEvent event, Recorded<?> recorded) {
        if (event instanceof ServiceRegistered registered) return registered(registered, recorded);
        var before = services.get(event.service());
        if (before == null || before.annulled()) return List.of();
        if (event instanceof ServiceAnnulled) {
            return changed(event.service(), before, before.annul(), ALL);
        }
        var draft = draft(before, recorded);
        var groups =
                switch (event) {
                    case ServiceChanged e -> {
                        draft.identity =
                                draft.identity.with(
                                        position, place, e.effectiveOn(), identity(e.details()));
                        yield IDENTITY;
                    }
                    case LifecycleStageEntered e -> {
                        draft.stages =
                                draft.stages.with(position, place, e.effectiveOn(), e.stage());
                        yield STAGE;
                    }
                    case ServiceManagerAppointed e -> {
                        draft.managers =
                                draft.managers.appointed(
                                        position, corrected, e.effectiveOn(), e.person());
                        draft.departures = name(e.person(), before.subject(), draft.departures);
                        yield MANAGER;
                    }
                    case ServiceManagerReleased e -> {
                        draft.managers =
                                draft.managers.released(
                                        position, corrected, e.effectiveOn(), e.person());
                        yield MANAGER;
                    }
                    case ProviderEngaged e -> {
                        draft.providers =
                                draft.providers.with(
                                        position,
                                        place,
                                        e.effectiveOn(),
                                        new ServiceFacts.Provider(e.provider(), e.responsible()));
                        for (var person : e.responsible())
                            draft.departures = name(person, before.subject(), draft.departures);
                        yield PROVIDERS;
                    }
                    case ProviderReleased e -> {
                        draft.providers =
                                draft.providers.with(
                                        position,
                                        place,
                                        e.effectiveOn(),
                                        new ServiceFacts.Provider(e.provider(), null));
                        yield PROVIDERS;
                    }
                    case DescriptionRegistered e -> {
                        draft.descriptions =
                                draft.descriptions.with(
                                        position,
                                        corrected,
                                        e.effectiveOn(),
                                        registered(e, recorded));
                        yield DESCRIPTION;
                    }
                    case DescriptionReviewed e -> {
                        draft.descriptionReviews =
                                draft.descriptionReviews.with(
                                        position, place, e.reviewedOn(), e.version());
                        yield REVIEWS;
                    }
                    case DescriptionWithdrawn e -> {
                        draft.descriptions =
                                draft.descriptions.withdrawn(
                                        position,
                                        corrected,
                                        e.effectiveOn(),
                                        Days.shared(RigaCalendar.dayOf(recorded.recordedAt())));
                        yield DESCRIPTION;
                    }
                    case ServiceRegistered _, ServiceAnnulled _ -> ALL; // handled above
                };
        return changed(event.service(), before, draft.facts(), groups);
    }

    private List<Touched> registered(ServiceRegistered event, Recorded<?> recorded) {
        var before = services.get(event.service());
        if (before != null && (corrected == null || before.annulled())) return List.of();
        if (before != null) {
            var mended = draft(before.from(event.effectiveOn()), recorded);
            register(mended, event);
            return changed(event.service(), before, mended.facts(), ALL);
        }
        var draft =
                new ServiceFacts.Draft(
                        ServiceFacts.registered(
                                SubjectId.of(event.service()), event.owner(), event.effectiveOn()));
        register(draft, event);
        return changed(event.service(), null, draft.facts(), ALL);
    }

    private void register(ServiceFacts.Draft draft, ServiceRegistered event) {
        draft.identity =
                draft.identity.with(
                        position, place, event.effectiveOn(), identity(event.details()));
        draft.stages = draft.stages.with(position, place, event.effectiveOn(), event.stage());
    }

    private List<Touched> on(CatalogueEvent event, Recorded<?> recorded) {
        var before = services.get(event.service());
        if (before == null || before.annulled()) return List.of();
        var draft = draft(before, recorded);
        var groups =
                switch (event) {
                    case CatalogueEntryPublished e -> {
                        draft.entries =
                                draft.entries.with(
                                        position,
                                        place,
                                        e.publishedOn(),
                                        pool.shared(
                                                new ServiceFacts.EntryState.Published(
                                                        e.entry(),
                                                        e.version(),
                                                        e.way() == PublicationWay.BY_HAND)));
                        yield CATALOGUE;
                    }
                    case CatalogueEntryWithdrawn e -> {
                        draft.entries =
                                draft.entries.with(
                                        position,
                                        place,
                                        e.effectiveOn(),
                                        new ServiceFacts.EntryState.Withdrawn(e.entry()));
                        yield CATALOGUE;
                    }
                    case CatalogueEntryChecked e -> {
                        draft.checks =
                                draft.checks.with(
                                        position,
                                        place,
                                        e.checkedOn(),
                                        pool.shared(
                                                new ServiceFacts.EntryCheck(
                                                        e.entry(), e.available())));
                        yield CHECKS;
                    }
                    case SupplementaryInformationRecorded e -> {
                        var corrected = recorded.corrected();
                        var origin = corrected == null ? position : origin(before, corrected);
                        draft.information =
                                draft.information.with(
                                        position,
                                        place,
                                        e.availableOn(),
                                        new ServiceFacts.Information(origin, true));
                        yield INFORMATION;
                    }
                    case SupplementaryInformationEnded e -> {
                        draft.information =
                                draft.information.with(
                                        position,
                                        place,
                                        e.effectiveOn(),
                                        new ServiceFacts.Information(
                                                origin(before, e.information()), false));
                        yield INFORMATION;
                    }
                };
        return changed(event.service(), before, draft.facts(), groups);
    }

    /** Where the log first told of the additional information that a position tells of. */
    private static long origin(ServiceFacts facts, long position) {
        for (var entry : facts.information().entries())
            if (entry.position() == position) return entry.value().origin();
        return position;
    }

    private List<Touched> on(AccessibilityEvent event, Recorded<?> recorded) {
        var before = services.get(event.service());
        if (before == null || before.annulled()) return List.of();
        var draft = draft(before, recorded);
        switch (event) {
            case MultichannelAccessibilityRecorded e ->
                    declare(
                            draft,
                            e.effectiveOn(),
                            new ServiceFacts.Declared.Channels(e.options()));
            case TerritorialAccessibilityRecorded e ->
                    declare(
                            draft,
                            e.effectiveOn(),
                            new ServiceFacts.Declared.Territories(
                                    places(e.options().requesting(), e.options().requestingIn()),
                                    places(e.options().receiving(), e.options().receivingIn()),
                                    places(e.options().support(), e.options().supportIn()),
                                    e.options().recipientChooses()));
            case TerritorialTargetSet e ->
                    draft.targets =
                            draft.targets.with(
                                    position,
                                    place,
                                    e.effectiveOn(),
                                    new ServiceFacts.Target(e.territory(), e.basis()));
            case TerritorialTargetEnded e ->
                    draft.targets =
                            draft.targets.with(
                                    position,
                                    place,
                                    e.effectiveOn(),
                                    new ServiceFacts.Target(null, e.basis()));
            case AllSocialGroupsAccessibilityRecorded e ->
                    declare(
                            draft,
                            e.effectiveOn(),
                            new ServiceFacts.Declared.Groups(codes(e.options().measures())));
            case CrossBorderAccessibilityRecorded e ->
                    declare(
                            draft,
                            e.effectiveOn(),
                            new ServiceFacts.Declared.Abroad(codes(e.options().measures())));
            case AccessibilityNotApplicableClaimed e ->
                    declare(
                            draft,
                            e.effectiveOn(),
                            new ServiceFacts.Declared.NotApplicable(
                                    e.kind(), claimants(before, recorded)));
            case AccessibilityRecordEnded e ->
                    declare(draft, e.effectiveOn(), new ServiceFacts.Declared.Ended(e.kind()));
            case AccessibilityClaimConfirmed e ->
                    draft.confirmations =
                            draft.confirmations.with(
                                    position,
                                    place,
                                    e.confirmedOn(),
                                    pool.shared(
                                            new ServiceFacts.Confirmation(
                                                    e.kind(),
                                                    e.confirmer(),
                                                    e.appointment() != null)));
            case AccessibilityReviewed e ->
                    draft.accessibilityReviews =
                            draft.accessibilityReviews.with(
                                    position, place, e.reviewedOn(), e.kinds());
        }
        var groups = event instanceof AccessibilityReviewed ? REVIEWS : ACCESSIBILITY;
        return changed(event.service(), before, draft.facts(), groups);
    }

    /** Who says that a kind does not apply, and who said it before it was mended. */
    private SortedSet<String> claimants(ServiceFacts before, Recorded<?> recorded) {
        var claimants = new TreeSet<String>();
        for (var entry : before.accessibility().entries())
            if (corrected != null
                    && entry.position() == corrected
                    && entry.value() instanceof ServiceFacts.Declared.NotApplicable claim)
                claimants.addAll(claim.claimants());
        claimants.add(recorded.provenance().actor());
        return Collections.unmodifiableSortedSet(claimants);
    }

    private ServiceFacts.Places places(SortedSet<Territory> kinds, SortedSet<TerritoryCode> named) {
        return pool.shared(new ServiceFacts.Places(kinds, named));
    }

    private <D extends Record & ServiceFacts.Declared> void declare(
            ServiceFacts.Draft draft, LocalDate day, D declared) {
        draft.accessibility = draft.accessibility.with(position, place, day, pool.shared(declared));
    }

    private List<Touched> on(InstitutionEvent event, Recorded<?> recorded) {
        var id = event.institution();
        if (event instanceof InstitutionRegistered registered)
            return registered(registered, recorded);
        var before = institutions.get(id);
        if (before == null) return List.of();
        return switch (event) {
            case InstitutionRegistered _ -> List.of(); // handled above
            case InstitutionChanged e ->
                    changed(
                            before.withDetails(
                                    before.details()
                                            .inPlaceOf(
                                                    corrected,
                                                    position,
                                                    e.effectiveOn(),
                                                    e.details())),
                            IDENTITY);
            case ManagementRolesDeclared e ->
                    changed(
                            before.withRoles(
                                    before.roles()
                                            .inPlaceOf(
                                                    corrected,
                                                    position,
                                                    e.effectiveOn(),
                                                    e.roles())),
                            ROLES);
            case PortfolioManagerAppointed e ->
                    changed(
                            before.withPortfolioManagers(
                                            before.portfolioManagers()
                                                    .appointed(
                                                            position,
                                                            corrected,
                                                            e.effectiveOn(),
                                                            e.person()))
                                    .withDepartures(
                                            name(
                                                    e.person(),
                                                    before.subject(),
                                                    before.departures())),
                            MANAGER);
            case PortfolioManagerReleased e ->
                    changed(
                            before.withPortfolioManagers(
                                    before.portfolioManagers()
                                            .released(
                                                    position,
                                                    corrected,
                                                    e.effectiveOn(),
                                                    e.person())),
                            MANAGER);
        };
    }

    private List<Touched> registered(InstitutionRegistered event, Recorded<?> recorded) {
        var id = event.institution();
        var before = institutions.get(id);
        if (before != null) {
            if (corrected == null) return List.of();
            return changed(
                    before.from(event.participantSince())
                            .withDetails(
                                    before.details()
                                            .inPlaceOf(
                                                    corrected,
                                                    position,
                                                    event.participantSince(),
                                                    event.details())),
                    ALL);
        }
        var portfolio = portfolios.get(id);
        var engagements = engaged.get(id);
        return changed(
                new InstitutionFacts(
                        SubjectId.of(id),
                        id,
                        event.participantSince(),
                        Timeline.<InstitutionDetails>empty()
                                .with(position, event.participantSince(), event.details()),
                        Timeline.empty(),
                        Appointments.NONE,
                        portfolio == null ? Timeline.empty() : portfolio.hasAny(),
                        engagements == null ? Timeline.empty() : engagements.hasAny(),
                        ServiceFacts.NOBODY),
                ALL);
    }

    private List<Touched> on(StaffEvent event) {
        return switch (event) {
            case StaffMemberLeft left -> {
                departures.put(left.person(), left.leftOn());
                var touched = new ArrayList<Touched>();
                for (var subject : named.getOrDefault(left.person(), Set.of())) {
                    switch (facts(subject).orElse(null)) {
                        case null -> {}
                        case ServiceFacts service -> {
                            if (service.annulled()) continue;
                            var draft = new ServiceFacts.Draft(service);
                            draft.departures = with(draft.departures, left);
                            var after = draft.facts();
                            services.put(new ServiceId(Ids.in(subject.id())), after);
                            touched.add(touched(after, PEOPLE));
                        }
                        case InstitutionFacts institution ->
                                touched.addAll(
                                        changed(
                                                institution.withDepartures(
                                                        with(institution.departures(), left)),
                                                PEOPLE));
                    }
                }
                yield touched;
            }
            // who and where a person is matters only once she is appointed
            case StaffMemberRegistered _,
                    StaffMemberChanged _,
                    StaffLoginLinked _,
                    StaffLoginUnlinked _ ->
                    List.of();
        };
    }

    private List<Touched> on(PolicyEvent event, Recorded<?> recorded) {
        return switch (event) {
            case TerritorySet set -> {
                policy = policy.with(position, recorded.corrected(), set);
                var touched = new ArrayList<Touched>();
                for (var service : services.values())
                    if (!service.annulled() && service.namesTerritories())
                        touched.add(touched(service, TERRITORIES));
                yield touched;
            }
            case PolicyParameterSet set -> {
                policy = policy.with(position, corrected, set);
                // the day of opening bounds the findings of all rules
                var groups = set.parameter() == PolicyParameter.REGISTER_OPENED_ON ? ALL : POLICY;
                var touched = new ArrayList<Touched>(institutions.size() + services.size());
                for (var institution : institutions.values())
                    touched.add(touched(institution, groups));
                for (var service : services.values())
                    if (!service.annulled()) touched.add(touched(service, groups));
                yield touched;
            }
        };
    }

    private ServiceFacts.Draft draft(ServiceFacts before, Recorded<?> recorded) {
        var draft = new ServiceFacts.Draft(before);
        // a corrected version has something to hand on, so those see to it themselves
        if (corrected != null) {
            place = draft.placeOf(corrected, position);
            draft.drop(corrected);
        }
        return draft;
    }

    private List<Touched> changed(InstitutionFacts after, Set<FactGroup> groups) {
        institutions.put(after.institution(), after);
        return List.of(touched(after, groups));
    }

    private List<Touched> changed(
            ServiceId id,
            @Nullable ServiceFacts before,
            ServiceFacts after,
            Set<FactGroup> groups) {
        services.put(id, after);
        var touched = new ArrayList<Touched>();
        touched.add(touched(after, groups));
        // each once, though it may both own and deliver the service
        var concerned = new LinkedHashSet<InstitutionId>();
        if (groups.contains(FactGroup.STAGE)) portfolio(before, after, concerned);
        if (groups.contains(FactGroup.PROVIDERS)) engagements(before, after, concerned);
        for (var one : concerned) {
            var institution = institutions.get(one);
            if (institution != null) touched.add(touched(institution, PORTFOLIO));
        }
        return touched;
    }

    private void portfolio(
            @Nullable ServiceFacts before, ServiceFacts after, Set<InstitutionId> concerned) {
        var portfolio = portfolios.computeIfAbsent(after.institution(), _ -> new Portfolio());
        if (!portfolio.replace(Portfolio.spans(before), Portfolio.spans(after))) return;
        var owner = institutions.get(after.institution());
        if (owner == null) return;
        var managesServices = portfolio.hasAny();
        if (managesServices.equals(owner.managesServices())) return;
        var institution = owner.withManagesServices(managesServices);
        institutions.put(after.institution(), institution);
        concerned.add(after.institution());
    }

    /** Of whoever delivers it, or no longer does: in the order of their numbers. */
    private void engagements(
            @Nullable ServiceFacts before, ServiceFacts after, Set<InstitutionId> concerned) {
        var had = Portfolio.engagements(before);
        var has = Portfolio.engagements(after);
        var providers = new TreeSet<>(Comparator.comparing(InstitutionId::registrationNumber));
        providers.addAll(had.keySet());
        providers.addAll(has.keySet());
        for (var id : providers) {
            var engagements = engaged.computeIfAbsent(id, _ -> new Portfolio());
            if (!engagements.replace(
                    had.getOrDefault(id, List.of()), has.getOrDefault(id, List.of()))) continue;
            var provider = institutions.get(id);
            if (provider == null) continue;
            var providesServices = engagements.hasAny();
            if (providesServices.equals(provider.providesServices())) continue;
            var institution = provider.withProvidesServices(providesServices);
            institutions.put(id, institution);
            concerned.add(id);
        }
    }

    private Touched touched(Facts facts, Set<FactGroup> groups) {
        return new Touched(facts, policy, groups, position, logTime);
    }

    /** Notes that a person is named at a subject; adds her departure if she left. */
    private SortedMap<StaffId, LocalDate> name(
            StaffId person, SubjectId subject, SortedMap<StaffId, LocalDate> known) {
        named.computeIfAbsent(person, _ -> new LinkedHashSet<>()).add(subject);
        var leftOn = departures.get(person);
        if (leftOn == null) return known;
        return with(known, person, leftOn);
    }

    private static SortedMap<StaffId, LocalDate> with(
            SortedMap<StaffId, LocalDate> known, StaffMemberLeft left) {
        return with(known, left.person(), left.leftOn());
    }

    private static SortedMap<StaffId, LocalDate> with(
            SortedMap<StaffId, LocalDate> known, StaffId person, LocalDate leftOn) {
        var more = new TreeMap<>(known);
        more.put(person, leftOn);
        return Collections.unmodifiableSortedMap(more);
    }

    private static <K extends Enum<K>> Set<K> codes(SortedMap<K, String> measures) {
        return measures.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(EnumSet.copyOf(measures.keySet()));
    }

    private ServiceFacts.Identity identity(ServiceDetails details) {
        return pool.shared(
                new ServiceFacts.Identity(
                        details.kind(),
                        details.audiences(),
                        details.deliveryForms(),
                        details.complexity(),
                        details.coreFunction() != null,
                        (int) details.needs().stream().distinct().count(),
                        !details.lifeSituations().isEmpty()));
    }

    private RegisteredDescriptions.Registered registered(
            DescriptionRegistered event, Recorded<?> recorded) {
        var description = event.description();
        var languages = description.requestAndReceipt().filledLanguages();
        return new RegisteredDescriptions.Registered(
                position,
                Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(event.version()))),
                missing(description),
                languages.contains(Language.LATVIAN),
                languages.stream()
                        .anyMatch(language ->
                                language.officialInTheUnion()
                                        && !language.equals(Language.LATVIAN)),
                Days.shared(RigaCalendar.dayOf(recorded.recordedAt())),
                Digest.of(description.requestAndReceipt()),
                null);
    }

    private static Set<DescriptionField> missing(Description description) {
        var missing = description.missing();
        return missing.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(missing));
    }
}
