package lv.atbilstiba.ops.benchmark;

import lv.atbilstiba.accessibility.api.AllSocialGroups;
import lv.atbilstiba.accessibility.api.CrossBorder;
import lv.atbilstiba.accessibility.api.Multichannel;
import lv.atbilstiba.accessibility.api.Territorial;
import lv.atbilstiba.accessibility.api.event.AccessibilityReviewed;
import lv.atbilstiba.accessibility.api.event.AllSocialGroupsAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.CrossBorderAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.MultichannelAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialAccessibilityRecorded;
import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.RigaCalendar;
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
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.policy.api.SocialGroup;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.Language;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionReviewed;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.service.api.event.ServiceRegistered;
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A made-up history of the size of a state: 300 institutions, 1,200 staff members and 4,000
 * services that live through one year; the same seed gives the same history. Most events are checks
 * of catalogue entries, as in life.
 */
final class GeneratedHistory {
    private static final int INSTITUTIONS = 300;
    private static final int STAFF_EACH = 4;
    private static final Basis ORDER = new Basis("Rīkojums Nr. 1-1/17");

    /** One event of the history, ready to be stored. */
    record Entry(
            String aggregateType,
            String aggregate,
            long sequence,
            Object event,
            Instant recordedAt) {}

    private final SplittableRandom random;
    private final Instant start;
    private final long stepNanos;
    private final int services;
    private final long size;
    private final List<Life> lives = new ArrayList<>();
    private final List<Entry> opening = new ArrayList<>();
    private long given;

    GeneratedHistory(long seed, long size, Instant start, Duration length) {
        this.random = new SplittableRandom(seed);
        this.start = start;
        this.size = size;
        this.stepNanos = Math.max(1, length.toNanos() / Math.max(1, size));
        this.services = (int) Math.clamp(size / 250, 40, 4_000);
        open();
    }

    /** The next event, or null at the end. */
    @Nullable Entry next() {
        if (given >= size) return null;
        var at = start.plusNanos(stepNanos * given);
        var entry =
                given < opening.size()
                        ? dated(opening.get((int) given), at)
                        : lives.get(random.nextInt(lives.size())).next(at);
        given++;
        return entry;
    }

    List<ServiceId> serviceIds() {
        return lives.stream().map(life -> life.service).toList();
    }

    InstitutionId ownerOf(ServiceId service) {
        return lives.stream()
                .filter(life -> life.service.equals(service))
                .findFirst()
                .orElseThrow()
                .owner;
    }

    private static Entry dated(Entry entry, Instant at) {
        return new Entry(
                entry.aggregateType(), entry.aggregate(), entry.sequence(), entry.event(), at);
    }

    private void open() {
        var day = RigaCalendar.dayOf(start);
        var staff = new ArrayList<List<StaffId>>();
        var institutions = new ArrayList<InstitutionId>();
        var count = Math.min(INSTITUTIONS, Math.max(3, services / 13));
        for (var i = 0; i < count; i++) {
            var id = new InstitutionId("%011d".formatted(90_000_100_000L + i));
            institutions.add(id);
            var kind =
                    i < 15
                            ? InstitutionKind.MINISTRY
                            : i < 58
                                    ? InstitutionKind.MUNICIPALITY
                                    : InstitutionKind.SUBORDINATE_INSTITUTION;
            var under =
                    kind == InstitutionKind.SUBORDINATE_INSTITUTION
                            ? institutions.get(i % Math.min(15, i))
                            : null;
            opening(
                    "Institution",
                    id.toString(),
                    0,
                    new InstitutionRegistered(
                            id,
                            new InstitutionDetails(
                                    new LocalizedText("Iestāde " + i, null), kind, under),
                            day,
                            true));
            opening(
                    "Institution",
                    id.toString(),
                    1,
                    new ManagementRolesDeclared(
                            id,
                            new TreeSet<>(
                                    Set.of(
                                            ManagementRole.SERVICE_PORTFOLIO_OWNER,
                                            ManagementRole.SERVICE_OWNER,
                                            ManagementRole.SERVICE_PROVIDER)),
                            day));
            var people = new ArrayList<StaffId>();
            for (var s = 0; s < STAFF_EACH; s++) {
                var person = new StaffId(uuid());
                people.add(person);
                opening(
                        "StaffMember",
                        person.toString(),
                        0,
                        new StaffMemberRegistered(
                                person,
                                id,
                                new StaffDetails(sealed(person), sealed(person), null, null),
                                day));
            }
            staff.add(people);
            opening(
                    "Institution",
                    id.toString(),
                    2,
                    new PortfolioManagerAppointed(id, people.getFirst(), day, ORDER));
        }
        for (var i = 0; i < services; i++) {
            var owner = random.nextInt(institutions.size());
            lives.add(
                    new Life(new ServiceId(uuid()), institutions.get(owner), staff.get(owner), i));
        }
    }

    private void opening(String type, String aggregate, long sequence, Object event) {
        opening.add(new Entry(type, aggregate, sequence, event, start));
    }

    private static Sealed sealed(StaffId person) {
        return new Sealed(person.value().toString(), "key-1", "AAAA".repeat(20));
    }

    private UUID uuid() {
        return new UUID(
                random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x7000L,
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    /** One service from its registration on: what is needed first, then the year's routine. */
    private final class Life {
        private final ServiceId service;
        private final InstitutionId owner;
        private final List<StaffId> people;
        private final int number;
        private long sequence;
        private int version;
        private int manager;
        private boolean managed;

        Life(ServiceId service, InstitutionId owner, List<StaffId> people, int number) {
            this.service = service;
            this.owner = owner;
            this.people = people;
            this.number = number;
        }

        Entry next(Instant at) {
            var day = RigaCalendar.dayOf(at);
            var event =
                    switch ((int) Math.min(sequence, 11)) {
                        case 0 -> registered(day);
                        case 1 -> appointed(day);
                        case 2 ->
                                new ProviderEngaged(
                                        service,
                                        owner,
                                        new TreeSet<>(List.of(people.get(number % STAFF_EACH))),
                                        day);
                        case 3 -> described(day);
                        case 4 ->
                                new LifecycleStageEntered(
                                        service, owner, LifecycleStage.DELIVERY_OR_USE, day);
                        case 5 -> published(CatalogueCode.LATVIJA_GOV_LV, day);
                        case 6 -> published(CatalogueCode.BUSINESS_GOV_LV, day);
                        case 7 -> multichannel(day);
                        case 8 ->
                                new TerritorialAccessibilityRecorded(
                                        service,
                                        new Territorial(
                                                null,
                                                whole(),
                                                whole(),
                                                whole(),
                                                Collections.emptySortedSet(),
                                                Collections.emptySortedSet(),
                                                Collections.emptySortedSet(),
                                                true,
                                                null),
                                        day);
                        case 9 ->
                                new AllSocialGroupsAccessibilityRecorded(
                                        service, new AllSocialGroups(measures()), null, day);
                        case 10 ->
                                new CrossBorderAccessibilityRecorded(
                                        service, new CrossBorder(borders()), day);
                        default -> routine(day);
                    };
            return new Entry("Service", service.toString(), sequence++, event, at);
        }

        private Object routine(LocalDate day) {
            var dice = random.nextInt(100);
            if (dice < 70)
                return new CatalogueEntryChecked(
                        service,
                        random.nextBoolean()
                                ? CatalogueCode.LATVIJA_GOV_LV
                                : CatalogueCode.BUSINESS_GOV_LV,
                        null,
                        random.nextInt(20) != 0,
                        day);
            if (dice < 78) return new DescriptionReviewed(service, version, day);
            if (dice < 86)
                return published(
                        random.nextBoolean()
                                ? CatalogueCode.LATVIJA_GOV_LV
                                : CatalogueCode.BUSINESS_GOV_LV,
                        day);
            if (dice < 89) return described(day);
            if (dice < 92)
                return new AccessibilityReviewed(
                        service, new TreeSet<>(List.of(AccessibilityKind.values())), day);
            if (dice < 94) return multichannel(day);
            if (dice < 96)
                return new SupplementaryInformationRecorded(
                        service,
                        InformationForm.VIDEO,
                        new LocalizedText("Kā saņemt pakalpojumu", null),
                        null,
                        day);
            return managed ? released(day) : appointed(day);
        }

        private Object registered(LocalDate day) {
            return new ServiceRegistered(
                    service,
                    owner,
                    new ServiceDetails(
                            new LocalizedText("Pakalpojums " + number, "Service " + number),
                            null,
                            "S-" + number,
                            ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT,
                            new TreeSet<>(Set.of(Audience.RESIDENT, Audience.ENTREPRENEUR)),
                            new TreeSet<>(Set.of(DeliveryForm.E)),
                            Complexity.SIMPLE,
                            "Nodrošināt sociālo pakalpojumu administrēšanu",
                            List.of(new LocalizedText("Saņemt atbalstu", null)),
                            new TreeSet<>()),
                    LifecycleStage.PLANNING,
                    day,
                    false);
        }

        private Object appointed(LocalDate day) {
            managed = true;
            return new ServiceManagerAppointed(
                    service, people.get(++manager % STAFF_EACH), day, ORDER);
        }

        private Object released(LocalDate day) {
            managed = false;
            return new ServiceManagerReleased(
                    service, people.get(manager % STAFF_EACH), day, ORDER);
        }

        private Object published(CatalogueCode catalogue, LocalDate day) {
            return new CatalogueEntryPublished(
                    service, catalogue, null, version, PublicationWay.AUTOMATED, day);
        }

        private Object multichannel(LocalDate day) {
            var channels =
                    new TreeSet<>(
                            Set.of(
                                    ChannelEnvironment.REMOTE_ELECTRONIC,
                                    ChannelEnvironment.ONSITE_PHYSICAL));
            if (random.nextInt(4) == 0) channels.remove(ChannelEnvironment.ONSITE_PHYSICAL);
            return new MultichannelAccessibilityRecorded(
                    service, new Multichannel(channels, channels, true), null, day);
        }

        private Object described(LocalDate day) {
            var text =
                    new Description.RequestReceiptText(
                            "Pakalpojums " + number,
                            "Pakalpojuma apraksts iedzīvotājiem un uzņēmējiem.",
                            "Ikviens iedzīvotājs",
                            "Iesniedziet pieteikumu elektroniski vai klātienē.",
                            "Pase vai personas apliecība",
                            "Lēmums",
                            "pasts@iestade.example.lv",
                            null);
            var texts = new TreeMap<Language, Description.RequestReceiptText>();
            texts.put(Language.LATVIAN, text);
            texts.put(new Language("en"), text);
            return new DescriptionRegistered(
                    service,
                    ++version,
                    new Description(
                            new Description.ManagementPart(
                                    "Klientu apkalpošanas nodaļa",
                                    "Likums Nr. 1",
                                    "valsts budžets"),
                            new Description.RequestReceiptPart(
                                    Period.ofDays(10), "bez maksas", texts)),
                    day);
        }

        private TreeSet<Territory> whole() {
            return new TreeSet<>(Set.of(Territory.WHOLE_LATVIA));
        }

        private SortedMap<SocialGroup, String> measures() {
            var measures = new TreeMap<SocialGroup, String>();
            for (var group : SocialGroup.values())
                if (group != SocialGroup.OTHER) measures.put(group, "atbalsts klātienē");
            return measures;
        }

        private SortedMap<CrossBorderMeasure, String> borders() {
            var measures = new TreeMap<CrossBorderMeasure, String>();
            for (var measure : CrossBorderMeasure.values()) measures.put(measure, "angļu valodā");
            return measures;
        }
    }
}
