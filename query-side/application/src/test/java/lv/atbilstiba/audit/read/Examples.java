package lv.atbilstiba.audit.read;

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
import lv.atbilstiba.history.api.Loss;
import lv.atbilstiba.history.api.event.HistoryEpochOpened;
import lv.atbilstiba.history.api.event.LogKeyRevoked;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Sealed;
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
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.UnlinkReason;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;
import lv.atbilstiba.staff.api.event.StaffMemberChanged;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One example of each event, about one agency and one of its services. */
public final class Examples {
    public static final InstitutionId MINISTRY = new InstitutionId("90000000001");
    public static final InstitutionId AGENCY = new InstitutionId("90000000002");
    public static final InstitutionId PROVIDER = new InstitutionId("90000000003");
    public static final StaffId ANNA =
            new StaffId(UUID.fromString("01930000-0000-7000-8000-00000000000a"));
    public static final StaffId BERTA =
            new StaffId(UUID.fromString("01930000-0000-7000-8000-00000000000b"));
    public static final ServiceId SERVICE =
            new ServiceId(UUID.fromString("01930000-0000-7000-8000-000000000001"));
    public static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    public static final Basis ORDER = new Basis("Rīkojums Nr. 1-2/15, 2026-02-20");

    private static final String LOGIN = "0123456789abcdef0123456789abcdef";

    private Examples() {}

    /** The names of all types of events that there are. */
    public static List<String> types() {
        return EventTypes.ALL;
    }

    public static List<Object> all() {
        return List.of(
                new InstitutionRegistered(AGENCY, agency("Valsts vides dienests"), MARCH, false),
                new InstitutionRegistered(MINISTRY, ministry(), MARCH, true),
                new InstitutionChanged(AGENCY, agency("Vides pārvaldības dienests"), MARCH),
                new ManagementRolesDeclared(
                        AGENCY,
                        Ordered.set(
                                Set.of(
                                        ManagementRole.SERVICE_OWNER,
                                        ManagementRole.SERVICE_PORTFOLIO_OWNER)),
                        MARCH),
                new ManagementRolesDeclared(AGENCY, Ordered.set(Set.of()), MARCH),
                new PortfolioManagerAppointed(AGENCY, ANNA, MARCH, ORDER),
                new PortfolioManagerReleased(AGENCY, ANNA, MARCH, ORDER),
                new StaffMemberRegistered(ANNA, AGENCY, sealed(), MARCH),
                new StaffMemberChanged(ANNA, sealed()),
                new StaffMemberLeft(ANNA, AGENCY, MARCH),
                new StaffLoginLinked(ANNA, null, null),
                new StaffLoginLinked(ANNA, LOGIN, "person-" + BERTA.value()),
                new StaffLoginLinked(ANNA, LOGIN, StaffLoginLinked.ISSUER),
                new StaffLoginUnlinked(ANNA, LOGIN, UnlinkReason.LEFT),
                new StaffLoginUnlinked(ANNA, LOGIN, UnlinkReason.WITHDRAWN),
                new StaffLoginUnlinked(ANNA, null, UnlinkReason.CLAIMED_TWICE),
                registered(),
                new ServiceChanged(SERVICE, details("Atļauja", DeliveryForm.E), MARCH),
                new LifecycleStageEntered(
                        SERVICE, AGENCY, LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, MARCH),
                new ServiceManagerAppointed(SERVICE, ANNA, MARCH, ORDER),
                new ServiceManagerReleased(SERVICE, ANNA, MARCH, ORDER),
                new ProviderEngaged(SERVICE, PROVIDER, Ordered.set(Set.of(ANNA, BERTA)), MARCH),
                new ProviderReleased(SERVICE, PROVIDER, MARCH),
                new ServiceAnnulled(SERVICE, AGENCY, ORDER),
                described(2, "Bez maksas"),
                new DescriptionReviewed(SERVICE, 2, MARCH),
                new DescriptionWithdrawn(SERVICE, 2, MARCH, ORDER),
                new CatalogueEntryPublished(
                        SERVICE,
                        CatalogueCode.LATVIJA_GOV_LV,
                        null,
                        2,
                        PublicationWay.AUTOMATED,
                        MARCH),
                new CatalogueEntryPublished(
                        SERVICE,
                        CatalogueCode.INSTITUTION_WEBSITE,
                        new CatalogueSite("https://www.example.lv"),
                        null,
                        PublicationWay.BY_HAND,
                        MARCH),
                new CatalogueEntryChecked(SERVICE, CatalogueCode.LATVIJA_GOV_LV, null, true, MARCH),
                new CatalogueEntryChecked(
                        SERVICE, CatalogueCode.BUSINESS_GOV_LV, null, false, MARCH),
                new CatalogueEntryWithdrawn(SERVICE, CatalogueCode.LATVIJA_GOV_LV, null, MARCH),
                new SupplementaryInformationRecorded(
                        SERVICE,
                        InformationForm.VIDEO,
                        new LocalizedText("Kā saņemt atļauju", null),
                        URI.create("https://example.lv/video"),
                        MARCH),
                new SupplementaryInformationEnded(
                        SERVICE,
                        42,
                        InformationForm.VIDEO,
                        new LocalizedText("Kā saņemt atļauju", null),
                        MARCH),
                multichannel(ChannelEnvironment.REMOTE_ELECTRONIC),
                new AccessibilityRecordEnded(SERVICE, AccessibilityKind.CROSS_BORDER, MARCH),
                new TerritorialTargetSet(SERVICE, new TerritoryCode("9900100"), ORDER, MARCH),
                new TerritorialTargetEnded(SERVICE, ORDER, MARCH),
                new TerritorySet(
                        new TerritoryCode("9900100"),
                        new LocalizedText("Parauga pagasts", "Sample parish"),
                        new TerritoryCode("9900000"),
                        MARCH,
                        null,
                        ORDER),
                new TerritorialAccessibilityRecorded(
                        SERVICE,
                        new Territorial(
                                Territory.WHOLE_LATVIA,
                                Ordered.set(Set.of(Territory.WHOLE_LATVIA)),
                                Ordered.set(Set.of(Territory.SPECIFIC_PLACE)),
                                Ordered.set(Set.of()),
                                Collections.emptySortedSet(),
                                Collections.emptySortedSet(),
                                Collections.emptySortedSet(),
                                true,
                                "Rīga, Rūpniecības iela 23"),
                        MARCH),
                new AllSocialGroupsAccessibilityRecorded(
                        SERVICE,
                        new AllSocialGroups(
                                Ordered.map(Map.of(SocialGroup.LOW_INCOME, "bezmaksas datori"))),
                        "bibliotēkās",
                        MARCH),
                new CrossBorderAccessibilityRecorded(
                        SERVICE,
                        new CrossBorder(
                                Ordered.map(
                                        Map.of(
                                                CrossBorderMeasure.INFORMATION,
                                                "apraksts angļu valodā"))),
                        MARCH),
                new AccessibilityNotApplicableClaimed(
                        SERVICE,
                        AccessibilityKind.CROSS_BORDER,
                        "Pakalpojums attiecas tikai uz Latvijas teritoriju",
                        MARCH),
                new AccessibilityClaimConfirmed(
                        SERVICE, AccessibilityKind.CROSS_BORDER, MARCH, ANNA, 6L),
                new AccessibilityReviewed(
                        SERVICE,
                        Ordered.set(
                                Set.of(
                                        AccessibilityKind.MULTICHANNEL,
                                        AccessibilityKind.TERRITORIAL)),
                        MARCH),
                new PolicyParameterSet(PolicyParameter.VACANCY_GRACE, "P14D", MARCH, ORDER),
                new HistoryEpochOpened(
                        2,
                        new Loss(Loss.Kind.BEHIND, 4711, 4802, 4500, 4580, null),
                        "Diska bojājums; atjaunota rezerves kopija, akts Nr. 7"),
                new LogKeyRevoked(
                        "atbilstiba.lv/register+5d3c1f0a+AcJ8mVY1E0pcQ2X9uXb1J9c0mN5mMBmSPp6WbV3bq0Yd",
                        MARCH,
                        "Atslēgas fails nozagts"));
    }

    public static ServiceRegistered registered() {
        return new ServiceRegistered(
                SERVICE,
                AGENCY,
                details("Atļauja piesārņojošai darbībai", DeliveryForm.F),
                LifecycleStage.DELIVERY_OR_USE,
                MARCH,
                false);
    }

    public static DescriptionRegistered described(int version, String fee) {
        return new DescriptionRegistered(
                SERVICE,
                version,
                new Description(
                        new Description.ManagementPart(
                                "Atļauju daļa", "Likums „Par piesārņojumu”", null),
                        new Description.RequestReceiptPart(
                                Period.ofDays(30),
                                fee,
                                Ordered.map(
                                        Map.of(
                                                Language.LATVIAN,
                                                new Description.RequestReceiptText(
                                                        "Atļauja",
                                                        "Atļauja piesārņojošai darbībai",
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        null))))),
                MARCH);
    }

    public static MultichannelAccessibilityRecorded multichannel(ChannelEnvironment... receiving) {
        return new MultichannelAccessibilityRecorded(
                SERVICE,
                new Multichannel(
                        Ordered.set(
                                Set.of(
                                        ChannelEnvironment.REMOTE_ELECTRONIC,
                                        ChannelEnvironment.ONSITE_PHYSICAL)),
                        Ordered.set(List.of(receiving)),
                        true),
                null,
                MARCH);
    }

    public static ServiceDetails details(String name, DeliveryForm... forms) {
        return new ServiceDetails(
                new LocalizedText(name, null),
                "PK-1001",
                null,
                ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT,
                Ordered.set(Set.of(Audience.ENTREPRENEUR)),
                Ordered.set(List.of(forms)),
                Complexity.SIMPLE,
                "Vides aizsardzība",
                List.of(new LocalizedText("Darboties likumīgi", "To operate lawfully")),
                Ordered.set(Set.of()));
    }

    public static InstitutionDetails agency(String name) {
        return new InstitutionDetails(
                new LocalizedText(name, "State Environmental Service"),
                InstitutionKind.SUBORDINATE_INSTITUTION,
                MINISTRY);
    }

    private static InstitutionDetails ministry() {
        return new InstitutionDetails(
                new LocalizedText("Klimata un enerģētikas ministrija", null),
                InstitutionKind.MINISTRY,
                null);
    }

    private static StaffDetails sealed() {
        var sealed = new Sealed(ANNA.value().toString(), "key-1", "AbC");
        return new StaffDetails(sealed, sealed, null, null);
    }

    /**
     * A history with everything in it, corrections too: a manager appointed from a wrong day, a
     * publication with the wrong version, a description with a wrong fee.
     */
    public static List<Recorded<Object>> history() {
        var events = new ArrayList<Object>(all());
        // the annulment would hide what comes after it
        events.removeIf(event -> event instanceof ServiceAnnulled);
        // and one day later than the rest, so that there is a description to show
        events.replaceAll(event ->
                event instanceof DescriptionWithdrawn
                        ? new DescriptionWithdrawn(SERVICE, 2, MARCH.plusDays(1), ORDER)
                        : event);
        var facts = new ArrayList<Recorded<Object>>();
        // in the order of a story: the things first, then what happens to them
        events.sort(
                Comparator.comparing(
                        event -> !event.getClass().getSimpleName().endsWith("Registered")));
        for (var event : events) facts.add(fact(facts.size() + 1, event, null));
        correct(
                facts,
                ServiceManagerAppointed.class,
                new ServiceManagerAppointed(SERVICE, BERTA, MARCH, ORDER));
        correct(facts, DescriptionRegistered.class, described(2, "20,00 EUR"));
        correct(
                facts,
                CatalogueEntryPublished.class,
                new CatalogueEntryPublished(
                        SERVICE,
                        CatalogueCode.LATVIJA_GOV_LV,
                        null,
                        1,
                        PublicationWay.BY_HAND,
                        MARCH));
        correct(
                facts,
                InstitutionChanged.class,
                new InstitutionChanged(AGENCY, agency("Dabas pārvalde"), MARCH));
        facts.add(
                fact(
                        facts.size() + 1,
                        new CatalogueEntryPublished(
                                SERVICE,
                                CatalogueCode.BUSINESS_GOV_LV,
                                null,
                                2,
                                PublicationWay.AUTOMATED,
                                MARCH),
                        null));
        return facts;
    }

    private static void correct(List<Recorded<Object>> facts, Class<?> type, Object right) {
        var wrong =
                facts.stream()
                        .filter(it -> type.isInstance(it.event()))
                        .mapToLong(Recorded::position)
                        .findFirst()
                        .orElseThrow();
        facts.add(fact(facts.size() + 1, right, new Correction(wrong, "kļūda")));
    }

    public static Recorded<Object> fact(
            long position, Object event, @Nullable Correction corrects) {
        return new Recorded<>(
                position,
                Instant.parse("2026-03-01T08:00:00Z").plusSeconds(position),
                event,
                new Provenance(
                        "person-" + ANNA.value(), null, null, null, null, null, null, corrects));
    }
}
