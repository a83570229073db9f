package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.accessibility.api.event.AccessibilityNotApplicableClaimed;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.compliance.rules.SomeFacts.Fact;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
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
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.LifeSituationCode;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.service.api.event.ServiceRegistered;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A log that could be, and many that could not: the fold has to be right for whatever was recorded.
 * Two institutions, two services, late and early effective days, corrections, parameters that
 * change, events of the same instant. The same seed gives the same log.
 */
final class RandomHistory {
    private static final TerritoryCode[] TERRITORIES = {
        new TerritoryCode("9900000"), new TerritoryCode("9900100"), new TerritoryCode("9900200")
    };
    private static final LocalDate START = LocalDate.parse("2025-10-01");

    private final Random random;
    private final List<Recorded<?>> log = new ArrayList<>();
    private Instant now = RigaCalendar.startOf(START).plus(Duration.ofHours(9));
    private long position;
    private int versions;

    private RandomHistory(long seed) {
        random = new Random(seed);
    }

    static List<Recorded<?>> of(long seed, int events) {
        var history = new RandomHistory(seed);
        history.write(events);
        return history.log;
    }

    private void write(int events) {
        if (random.nextInt(3) == 0)
            record(SomeFacts.set(PolicyParameter.REGISTER_OPENED_ON, day(-90, 60).toString()));
        if (random.nextInt(4) > 0) record(institution());
        record(SomeFacts.aService(one(LifecycleStage.values()), details()));
        if (log.stream().noneMatch(one -> one.event() instanceof InstitutionRegistered))
            record(institution());
        if (random.nextBoolean())
            record(SomeFacts.territorySet(TERRITORIES[0], null).from("2020-01-01"));
        for (int i = 0; i < events; i++) {
            pass();
            record(any());
        }
    }

    private void pass() {
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1, 2 -> now = now.plus(Duration.ofMinutes(random.nextInt(600)));
            case 3 -> now = now.minus(Duration.ofSeconds(random.nextInt(30)));
            case 7 -> now = now.plus(Duration.ofDays(random.nextInt(200)));
            default -> now = now.plus(Duration.ofHours(random.nextInt(400)));
        }
    }

    private void record(Fact fact) {
        position += 1 + random.nextInt(3);
        var event = fact.event().apply(fact.from() == null ? effective() : fact.from());
        var provenance = Provenance.REGISTER;
        if (random.nextInt(5) == 0) {
            var wrong =
                    log.stream()
                            .filter(one -> one.event().getClass() == event.getClass())
                            .filter(one -> correctable(one.event()))
                            .map(Recorded::position)
                            .toList();
            if (!wrong.isEmpty())
                provenance =
                        new Provenance(
                                "client-test",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                new Correction(wrong.get(random.nextInt(wrong.size())), "wrong"));
        }
        log.add(new Recorded<>(position, now, event, provenance));
    }

    private static boolean correctable(Object event) {
        return switch (event) {
            case ServiceRegistered _, InstitutionRegistered _ -> false;
            case ServiceEvent _, CatalogueEvent _, AccessibilityEvent _ -> true;
            case InstitutionEvent _, StaffMemberLeft _ -> true;
            default -> false;
        };
    }

    private LocalDate effective() {
        return switch (random.nextInt(4)) {
            case 0 -> day(-300, 0);
            case 1 -> day(0, 90);
            default -> day(0, 0);
        };
    }

    private LocalDate day(int earliest, int latest) {
        return RigaCalendar.dayOf(now).plusDays(earliest + random.nextInt(latest - earliest + 1));
    }

    private Fact institution() {
        return Fact.of(day ->
                new InstitutionRegistered(
                        SomeFacts.AGENCY,
                        new InstitutionDetails(
                                SomeFacts.name("Iestāde"), InstitutionKind.OTHER, null),
                        day,
                        random.nextBoolean()));
    }

    private Fact any() {
        return switch (random.nextInt(33)) {
            case 0 -> SomeFacts.changed(details());
            case 1, 2 -> SomeFacts.entered(one(LifecycleStage.values()));
            case 3, 4 -> SomeFacts.managerAppointed(person());
            case 5 -> SomeFacts.managerReleased(person());
            case 6 -> SomeFacts.providerEngaged(agency(), persons());
            case 7 -> SomeFacts.providerReleased(agency());
            case 8, 9 -> SomeFacts.descriptionRegistered(++versions, description());
            case 10 -> SomeFacts.descriptionReviewed(version());
            case 11 -> SomeFacts.descriptionWithdrawn(version());
            case 12, 13, 14 ->
                    SomeFacts.published(catalogue(), version(), one(PublicationWay.values()));
            case 15 -> SomeFacts.seen(catalogue(), random.nextInt(3) > 0);
            case 16 -> atSomeSite();
            case 17 -> SomeFacts.withdrawn(catalogue());
            case 18 -> SomeFacts.additionalInformation();
            case 19 ->
                    SomeFacts.channels(
                            Set.copyOf(some(ChannelEnvironment.values())),
                            Set.copyOf(some(ChannelEnvironment.values())),
                            new @Nullable Boolean[] {true, true, false, null}[random.nextInt(4)]);
            case 20 ->
                    SomeFacts.territory(
                            random.nextBoolean() ? one(Territory.values()) : null,
                            one(Territory.values()),
                            one(Territory.values()),
                            random.nextBoolean(),
                            random.nextInt(3) > 0 ? Set.of() : Set.copyOf(some(TERRITORIES)));
            case 21 ->
                    SomeFacts.measuresFor(some(SocialGroup.values()).toArray(SocialGroup[]::new));
            case 22 ->
                    SomeFacts.abroad(
                            some(CrossBorderMeasure.values()).toArray(CrossBorderMeasure[]::new));
            case 23 -> SomeFacts.claimedNotApplicable(one(AccessibilityKind.values()));
            case 24 -> confirmation();
            case 25 ->
                    SomeFacts.accessibilityReviewed(
                            some(AccessibilityKind.values()).toArray(AccessibilityKind[]::new));
            case 26 -> people();
            case 27 -> parameter();
            case 28 -> atSomeSite();
            case 29 -> ended();
            case 30, 31 -> territories();
            default -> rare();
        };
    }

    /** Half the time of something that was claimed. */
    private Fact confirmation() {
        for (var recorded : log.reversed())
            if (recorded.event() instanceof AccessibilityNotApplicableClaimed claim
                    && random.nextBoolean()) return confirmed(claim.kind());
        return confirmed(one(AccessibilityKind.values()));
    }

    private Fact confirmed(AccessibilityKind kind) {
        return random.nextInt(3) == 0
                ? SomeFacts.claimConfirmedBySomebody(kind)
                : SomeFacts.claimConfirmed(kind);
    }

    private Fact territories() {
        return switch (random.nextInt(5)) {
            case 0 -> SomeFacts.targetEnded();
            case 1, 2 -> SomeFacts.targetSet(one(TERRITORIES));
            default ->
                    SomeFacts.territorySet(
                            one(TERRITORIES),
                            random.nextBoolean() ? one(TERRITORIES) : null,
                            random.nextInt(3) == 0 ? day(0, 400) : null);
        };
    }

    private Fact ended() {
        if (random.nextBoolean())
            return SomeFacts.accessibilityEnded(one(AccessibilityKind.values()));
        for (var recorded : log.reversed())
            if (recorded.event() instanceof SupplementaryInformationRecorded)
                return SomeFacts.informationEnded(recorded.position());
        return SomeFacts.informationEnded(1);
    }

    private Fact atSomeSite() {
        return switch (random.nextInt(4)) {
            case 0 -> SomeFacts.withdrawnFrom(site());
            case 1 -> SomeFacts.seenAt(site(), random.nextBoolean());
            default -> SomeFacts.shownAt(site(), random.nextBoolean() ? version() : null);
        };
    }

    private CatalogueSite site() {
        return new CatalogueSite("https://" + (random.nextBoolean() ? "a" : "b") + ".example.lv");
    }

    private Fact people() {
        return switch (random.nextInt(4)) {
            case 0 -> SomeFacts.left(person());
            case 1 -> SomeFacts.portfolioManagerReleased(person());
            case 2 ->
                    SomeFacts.rolesDeclared(
                            some(ManagementRole.values()).toArray(ManagementRole[]::new));
            default -> SomeFacts.portfolioManagerAppointed(person());
        };
    }

    private Fact parameter() {
        var parameter = one(PolicyParameter.values());
        if (parameter == PolicyParameter.REGISTER_OPENED_ON)
            return SomeFacts.set(parameter, day(-400, 10).toString());
        return SomeFacts.set(parameter, "P" + (1 + random.nextInt(120)) + "D")
                .from(day(1, 60).toString());
    }

    private Fact rare() {
        return switch (random.nextInt(8)) {
            case 0 -> SomeFacts.annulled();
            case 1 ->
                    SomeFacts.aService(
                            new ServiceId(new UUID(7, 1 + random.nextInt(3))),
                            one(LifecycleStage.values()),
                            details());
            case 2 ->
                    Fact.of(day ->
                            new LifecycleStageEntered(
                                    new ServiceId(new UUID(7, 1 + random.nextInt(3))),
                                    SomeFacts.AGENCY,
                                    one(LifecycleStage.values()),
                                    day));
            default -> SomeFacts.entered(LifecycleStage.DELIVERY_OR_USE);
        };
    }

    private ServiceDetails details() {
        boolean settled = random.nextInt(4) > 0;
        return new ServiceDetails(
                SomeFacts.name("Pakalpojums"),
                null,
                null,
                settled ? one(ServiceKind.values()) : null,
                new TreeSet<>(some(Audience.values())),
                new TreeSet<>(some(DeliveryForm.values())),
                settled ? one(Complexity.values()) : null,
                settled ? "Funkcija" : null,
                some(new String[] {"Vajadzība", "Cita"}).stream().map(SomeFacts::name).toList(),
                random.nextBoolean()
                        ? new TreeSet<>(List.of(new LifeSituationCode("BIRTH")))
                        : new TreeSet<>());
    }

    private Description description() {
        return switch (random.nextInt(5)) {
            case 0 -> SomeFacts.withoutContact();
            case 4 -> SomeFacts.descriptionWithBlank("en");
            case 1 -> SomeFacts.description("en");
            case 2 -> SomeFacts.description("lv");
            default -> SomeFacts.description("lv", "en");
        };
    }

    /** Mostly one that was registered. */
    private int version() {
        return Math.max(1, versions - random.nextInt(2) + (random.nextInt(8) == 0 ? 1 : 0));
    }

    private CatalogueCode catalogue() {
        return one(
                new CatalogueCode[] {
                    CatalogueCode.LATVIJA_GOV_LV,
                    CatalogueCode.BUSINESS_GOV_LV,
                    CatalogueCode.VIRSIS_GOV_LV,
                    CatalogueCode.INSTITUTION_WEBSITE
                });
    }

    private StaffId person() {
        return random.nextBoolean() ? SomeFacts.ANNA : SomeFacts.BERTA;
    }

    private StaffId[] persons() {
        return switch (random.nextInt(3)) {
            case 0 -> new StaffId[0];
            case 1 -> new StaffId[] {person()};
            default -> new StaffId[] {SomeFacts.ANNA, SomeFacts.BERTA};
        };
    }

    private InstitutionId agency() {
        return random.nextBoolean() ? SomeFacts.AGENCY : SomeFacts.OTHER_AGENCY;
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> some(T[] values) {
        var some = new ArrayList<T>();
        int often = 1 + random.nextInt(4);
        for (var value : values) if (random.nextInt(5) < often) some.add(value);
        return some;
    }
}
