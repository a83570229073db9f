package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.accessibility.api.AllSocialGroups;
import lv.atbilstiba.accessibility.api.CrossBorder;
import lv.atbilstiba.accessibility.api.Multichannel;
import lv.atbilstiba.accessibility.api.Territorial;
import lv.atbilstiba.accessibility.api.event.AccessibilityClaimConfirmed;
import lv.atbilstiba.accessibility.api.event.AccessibilityNotApplicableClaimed;
import lv.atbilstiba.accessibility.api.event.AccessibilityRecordEnded;
import lv.atbilstiba.accessibility.api.event.AccessibilityReviewed;
import lv.atbilstiba.accessibility.api.event.AllSocialGroupsAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.CrossBorderAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.MultichannelAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetEnded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetSet;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationEnded;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.ChannelEnvironment;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.CrossBorderMeasure;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ManagementRole;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.policy.api.SocialGroup;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.policy.api.event.TerritorySet;
import lv.atbilstiba.service.api.Description;
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
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.service.api.event.ServiceRegistered;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Facts that stories are told with; each becomes an event of the day on which it is told. */
final class SomeFacts {
    static final InstitutionId AGENCY = new InstitutionId("90000000001");
    static final InstitutionId OTHER_AGENCY = new InstitutionId("90000000002");
    static final ServiceId SERVICE =
            new ServiceId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    static final StaffId ANNA =
            new StaffId(UUID.fromString("01900000-0000-7000-8000-00000000000a"));
    static final StaffId BERTA =
            new StaffId(UUID.fromString("01900000-0000-7000-8000-00000000000b"));
    static final Basis ORDER = new Basis("Rīkojums Nr. 1");
    static final AccessibilityKind[] ALL_KINDS = AccessibilityKind.values();

    private SomeFacts() {}

    /**
     * A fact, told on a day.
     *
     * @param from the day from which it holds, if that is another one
     * @param name by which a later fact can correct it
     * @param corrects the name of the fact in whose place it stands
     */
    record Fact(
            Function<LocalDate, Object> event,
            @Nullable LocalDate from,
            @Nullable String name,
            @Nullable String corrects) {
        static Fact of(Function<LocalDate, Object> event) {
            return new Fact(event, null, null, null);
        }

        Fact from(String day) {
            return new Fact(event, LocalDate.parse(day), name, corrects);
        }

        Fact called(String called) {
            return new Fact(event, from, called, corrects);
        }

        Fact inPlaceOf(String wrong) {
            return new Fact(event, from, name, wrong);
        }
    }

    // institutions and people

    static Fact anInstitution() {
        return Fact.of(day ->
                new InstitutionRegistered(
                        AGENCY,
                        new InstitutionDetails(name("Iestāde"), InstitutionKind.OTHER, null),
                        day,
                        false));
    }

    static Fact rolesDeclared(ManagementRole... roles) {
        return Fact.of(
                day -> new ManagementRolesDeclared(AGENCY, new TreeSet<>(List.of(roles)), day));
    }

    static Fact portfolioManagerAppointed(StaffId person) {
        return Fact.of(day -> new PortfolioManagerAppointed(AGENCY, person, day, ORDER));
    }

    static Fact portfolioManagerReleased(StaffId person) {
        return Fact.of(day -> new PortfolioManagerReleased(AGENCY, person, day, ORDER));
    }

    static Fact left(StaffId person) {
        return Fact.of(day -> new StaffMemberLeft(person, AGENCY, day));
    }

    // the service

    static Fact aServiceInProvision() {
        return aService(LifecycleStage.DELIVERY_OR_USE, details());
    }

    static Fact aPlannedService() {
        return aService(LifecycleStage.PLANNING, details());
    }

    static Fact aService(LifecycleStage stage, ServiceDetails details) {
        return aService(SERVICE, stage, details);
    }

    static Fact aService(ServiceId service, LifecycleStage stage, ServiceDetails details) {
        return Fact.of(day -> new ServiceRegistered(service, AGENCY, details, stage, day, false));
    }

    static Fact changed(ServiceDetails details) {
        return Fact.of(day -> new ServiceChanged(SERVICE, details, day));
    }

    static Fact entered(LifecycleStage stage) {
        return Fact.of(day -> new LifecycleStageEntered(SERVICE, AGENCY, stage, day));
    }

    static Fact liquidated() {
        return entered(LifecycleStage.LIQUIDATION);
    }

    static Fact annulled() {
        return Fact.of(day -> new ServiceAnnulled(SERVICE, AGENCY, ORDER));
    }

    static Fact managerAppointed(StaffId person) {
        return Fact.of(day -> new ServiceManagerAppointed(SERVICE, person, day, ORDER));
    }

    static Fact managerReleased(StaffId person) {
        return Fact.of(day -> new ServiceManagerReleased(SERVICE, person, day, ORDER));
    }

    static Fact providerEngaged(InstitutionId provider, StaffId... responsible) {
        return Fact.of(day ->
                new ProviderEngaged(SERVICE, provider, new TreeSet<>(List.of(responsible)), day));
    }

    static Fact providerReleased(InstitutionId provider) {
        return Fact.of(day -> new ProviderReleased(SERVICE, provider, day));
    }

    static ServiceDetails details() {
        return details(
                ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT,
                Set.of(Audience.RESIDENT),
                Set.of(DeliveryForm.E));
    }

    static ServiceDetails details(
            @Nullable ServiceKind kind, Set<Audience> audiences, Set<DeliveryForm> forms) {
        return new ServiceDetails(
                name("Pakalpojums"),
                null,
                null,
                kind,
                new TreeSet<>(audiences),
                new TreeSet<>(forms),
                Complexity.SIMPLE,
                "Reģistru uzturēšana",
                List.of(name("Saņemt izziņu")),
                new TreeSet<>());
    }

    static ServiceDetails ofForm(DeliveryForm... forms) {
        return details(
                ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT, Set.of(Audience.RESIDENT), Set.of(forms));
    }

    static ServiceDetails unsettled() {
        return new ServiceDetails(
                name("Pakalpojums"),
                null,
                null,
                null,
                new TreeSet<>(),
                new TreeSet<>(),
                null,
                null,
                List.of(),
                new TreeSet<>());
    }

    // description and catalogues

    static Fact descriptionRegistered(int version) {
        return descriptionRegistered(version, description("lv", "en"));
    }

    static Fact descriptionRegistered(int version, Description description) {
        return Fact.of(day -> new DescriptionRegistered(SERVICE, version, description, day));
    }

    static Fact descriptionReviewed(int version) {
        return Fact.of(day -> new DescriptionReviewed(SERVICE, version, day));
    }

    static Fact descriptionWithdrawn(int version) {
        return Fact.of(day -> new DescriptionWithdrawn(SERVICE, version, day, ORDER));
    }

    static Description description(String... languages) {
        return description(texts -> texts, languages);
    }

    /** A description without the fields that the change empties. */
    static Description description(
            UnaryOperator<Description.RequestReceiptText> change, String... languages) {
        var texts = new TreeMap<Language, Description.RequestReceiptText>();
        for (var language : languages)
            texts.put(
                    new Language(language),
                    change.apply(
                            new Description.RequestReceiptText(
                                    "Izziņa",
                                    "Izsniedz izziņu",
                                    "Ikviens",
                                    "Iesniegums",
                                    null,
                                    "Izziņa",
                                    "pasts@example.lv",
                                    null)));
        return new Description(
                new Description.ManagementPart("Nodaļa", "Likums", "Budžets"),
                new Description.RequestReceiptPart(Period.ofDays(10), "bez maksas", texts));
    }

    static Description withoutContact() {
        return description(
                text ->
                        new Description.RequestReceiptText(
                                text.title(),
                                text.summary(),
                                text.eligibility(),
                                text.procedure(),
                                text.documents(),
                                text.result(),
                                null,
                                text.appeal()),
                "lv",
                "en");
    }

    static Description withOtherFunding() {
        var usual = description("lv", "en");
        return new Description(
                new Description.ManagementPart("Nodaļa", "Likums", "Ieņēmumi"),
                usual.requestAndReceipt());
    }

    /** In Latvian, and with a text in another language in which nothing is filled. */
    static Description descriptionWithBlank(String language) {
        var filled = description("lv");
        var texts = new TreeMap<>(filled.requestAndReceipt().texts());
        texts.put(
                new Language(language),
                new Description.RequestReceiptText(null, null, null, null, null, null, null, null));
        return new Description(
                filled.management(),
                new Description.RequestReceiptPart(
                        filled.requestAndReceipt().timeLimit(),
                        filled.requestAndReceipt().fee(),
                        texts));
    }

    static Fact published(CatalogueCode catalogue, int version) {
        return published(catalogue, version, PublicationWay.AUTOMATED);
    }

    static Fact published(CatalogueCode catalogue, int version, PublicationWay way) {
        return Fact.of(
                day -> new CatalogueEntryPublished(SERVICE, catalogue, null, version, way, day));
    }

    /** By hand or not, at one of several sites, with a version, registered or not, or with none. */
    static Fact shownAt(CatalogueSite site, @Nullable Integer version) {
        return Fact.of(day ->
                new CatalogueEntryPublished(
                        SERVICE,
                        CatalogueCode.INSTITUTION_WEBSITE,
                        site,
                        version,
                        PublicationWay.AUTOMATED,
                        day));
    }

    static Fact seenAt(CatalogueSite site, boolean available) {
        return Fact.of(day ->
                new CatalogueEntryChecked(
                        SERVICE, CatalogueCode.INSTITUTION_WEBSITE, site, available, day));
    }

    static Fact withdrawnFrom(CatalogueSite site) {
        return Fact.of(day ->
                new CatalogueEntryWithdrawn(SERVICE, CatalogueCode.INSTITUTION_WEBSITE, site, day));
    }

    static Fact seen(CatalogueCode catalogue, boolean available) {
        return Fact.of(day -> new CatalogueEntryChecked(SERVICE, catalogue, null, available, day));
    }

    static Fact withdrawn(CatalogueCode catalogue) {
        return Fact.of(day -> new CatalogueEntryWithdrawn(SERVICE, catalogue, null, day));
    }

    static Fact additionalInformation() {
        return Fact.of(day ->
                new SupplementaryInformationRecorded(
                        SERVICE, InformationForm.VIDEO, name("Video"), null, day));
    }

    /** That the additional information told of at a position is available no longer. */
    static Fact informationEnded(long information) {
        return Fact.of(day ->
                new SupplementaryInformationEnded(
                        SERVICE, information, InformationForm.VIDEO, name("Video"), day));
    }

    // accessibility

    static Fact accessibilityEnded(AccessibilityKind kind) {
        return Fact.of(day -> new AccessibilityRecordEnded(SERVICE, kind, day));
    }

    static final Set<ChannelEnvironment> EVERY_CHANNEL = Set.of(ChannelEnvironment.values());
    static final Set<ChannelEnvironment> ELECTRONIC = Set.of(ChannelEnvironment.REMOTE_ELECTRONIC);
    static final Set<ChannelEnvironment> PHYSICAL = Set.of(ChannelEnvironment.ONSITE_PHYSICAL);

    static Fact channels(Set<ChannelEnvironment> requesting, Set<ChannelEnvironment> receiving) {
        return channels(requesting, receiving, true);
    }

    static Fact channels(
            Set<ChannelEnvironment> requesting,
            Set<ChannelEnvironment> receiving,
            @Nullable Boolean recipientChooses) {
        return Fact.of(day ->
                new MultichannelAccessibilityRecorded(
                        SERVICE,
                        new Multichannel(
                                new TreeSet<>(requesting),
                                new TreeSet<>(receiving),
                                recipientChooses),
                        null,
                        day));
    }

    static Fact territory(Territory everywhere, boolean recipientChooses) {
        return territory(everywhere, everywhere, recipientChooses);
    }

    static Fact territory(Territory requesting, Territory support, boolean recipientChooses) {
        return territory(requesting, support, recipientChooses, Set.of());
    }

    /** What is had in these kinds of territory, by name where it is told which. */
    static Fact territory(
            Territory requesting,
            Territory support,
            boolean recipientChooses,
            Set<TerritoryCode> named) {
        return territory(null, requesting, support, recipientChooses, named);
    }

    /** As an earlier release recorded it, with a target of its own. */
    static Fact territory(
            @Nullable Territory target,
            Territory requesting,
            Territory support,
            boolean recipientChooses,
            Set<TerritoryCode> named) {
        var there = new TreeSet<>(named);
        return Fact.of(day ->
                new TerritorialAccessibilityRecorded(
                        SERVICE,
                        new Territorial(
                                target,
                                new TreeSet<>(Set.of(requesting)),
                                new TreeSet<>(Set.of(requesting)),
                                new TreeSet<>(Set.of(support)),
                                there,
                                there,
                                there,
                                recipientChooses,
                                null),
                        day));
    }

    static Fact targetSet(TerritoryCode territory) {
        return Fact.of(day -> new TerritorialTargetSet(SERVICE, territory, ORDER, day));
    }

    static Fact targetEnded() {
        return Fact.of(day -> new TerritorialTargetEnded(SERVICE, ORDER, day));
    }

    static Fact territorySet(TerritoryCode code, @Nullable TerritoryCode parent) {
        return territorySet(code, parent, null);
    }

    static Fact territorySet(
            TerritoryCode code, @Nullable TerritoryCode parent, @Nullable LocalDate until) {
        return Fact.of(
                day -> new TerritorySet(code, name("Parauga " + code), parent, day, until, ORDER));
    }

    static Fact measuresFor(SocialGroup... groups) {
        var measures = new EnumMap<SocialGroup, String>(SocialGroup.class);
        for (var group : groups) measures.put(group, "Palīdzība klātienē");
        return Fact.of(day ->
                new AllSocialGroupsAccessibilityRecorded(
                        SERVICE, new AllSocialGroups(new TreeMap<>(measures)), null, day));
    }

    static Fact abroad(CrossBorderMeasure... provided) {
        var measures = new EnumMap<CrossBorderMeasure, String>(CrossBorderMeasure.class);
        for (var measure : provided) measures.put(measure, "Tīmekļa lapa angļu valodā");
        return Fact.of(day ->
                new CrossBorderAccessibilityRecorded(
                        SERVICE, new CrossBorder(new TreeMap<>(measures)), day));
    }

    static Fact claimedNotApplicable(AccessibilityKind kind) {
        return Fact.of(
                day -> new AccessibilityNotApplicableClaimed(SERVICE, kind, "Pēc būtības", day));
    }

    static Fact claimConfirmed(AccessibilityKind kind) {
        return Fact.of(day -> new AccessibilityClaimConfirmed(SERVICE, kind, day, ANNA, 1L));
    }

    /** As it was recorded before anybody was asked who confirms. */
    static Fact claimConfirmedBySomebody(AccessibilityKind kind) {
        return Fact.of(day -> new AccessibilityClaimConfirmed(SERVICE, kind, day, null, null));
    }

    static Fact accessibilityReviewed(AccessibilityKind... kinds) {
        return Fact.of(
                day -> new AccessibilityReviewed(SERVICE, new TreeSet<>(List.of(kinds)), day));
    }

    // the policy

    /** A parameter's new value; the day it holds from is that of the fact. */
    static Fact set(PolicyParameter parameter, String value) {
        return Fact.of(day -> new PolicyParameterSet(parameter, value, day, ORDER));
    }

    static LocalizedText name(String lv) {
        return new LocalizedText(lv, null);
    }
}
