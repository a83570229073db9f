package lv.atbilstiba.compliance.read;

import lv.atbilstiba.accessibility.api.Multichannel;
import lv.atbilstiba.accessibility.api.event.AccessibilityReviewed;
import lv.atbilstiba.accessibility.api.event.MultichannelAccessibilityRecorded;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
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
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.ChannelEnvironment;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ManagementRole;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.Language;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionReviewed;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.service.api.event.ServiceRegistered;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A year or two of a small register: a ministry, its agency, a municipality and their services. In
 * it time passes limits, parameters change, effective days lie months back or ahead, and mistakes
 * are corrected. The same seed gives the same log.
 */
public final class SomeYear {
    static final InstitutionId MINISTRY = new InstitutionId("90000000001");
    static final InstitutionId AGENCY = new InstitutionId("90000000002");
    static final InstitutionId MUNICIPALITY = new InstitutionId("90000000003");
    static final StaffId ANNA = new StaffId(new UUID(1, 1));
    static final StaffId BERTA = new StaffId(new UUID(1, 2));
    static final LocalDate START = LocalDate.of(2025, 1, 6);
    private static final Basis ORDER = new Basis("Rīkojums Nr. 1");
    private static final CatalogueCode[] CATALOGUES = {
        CatalogueCode.LATVIJA_GOV_LV, CatalogueCode.INSTITUTION_WEBSITE
    };

    private final Random random;
    private final List<Recorded<Object>> log = new ArrayList<>();
    private final List<ServiceId> services = new ArrayList<>();
    private Instant now = RigaCalendar.startOf(START).plus(Duration.ofHours(9));
    private long position;
    private int version;

    private SomeYear(long seed) {
        random = new Random(seed);
    }

    public static List<Recorded<Object>> of(long seed, int events) {
        var year = new SomeYear(seed);
        year.open();
        while (year.log.size() < events) year.next();
        return year.log;
    }

    static ServiceId service(int number) {
        return new ServiceId(new UUID(7, number));
    }

    private void open() {
        institution(MINISTRY, InstitutionKind.MINISTRY, null);
        institution(AGENCY, InstitutionKind.SUBORDINATE_INSTITUTION, MINISTRY);
        institution(MUNICIPALITY, InstitutionKind.MUNICIPALITY, null);
        while (services.size() < 4) service();
    }

    private void service() {
        int number = services.size();
        services.add(service(number));
        record(
                new ServiceRegistered(
                        service(number),
                        number == 3 ? MUNICIPALITY : AGENCY,
                        details(true),
                        number % 2 == 0 ? LifecycleStage.DELIVERY_OR_USE : LifecycleStage.PLANNING,
                        day(-20, 0),
                        number == 0));
    }

    private void institution(
            InstitutionId id, InstitutionKind kind, @Nullable InstitutionId under) {
        record(
                new InstitutionRegistered(
                        id,
                        new InstitutionDetails(
                                new LocalizedText("Iestāde " + id.registrationNumber(), null),
                                kind,
                                under),
                        START,
                        true));
    }

    private void next() {
        switch (random.nextInt(7)) {
            case 0 -> now = now.plus(Duration.ofDays(random.nextInt(40)));
            case 1 -> now = now.minus(Duration.ofSeconds(random.nextInt(5)));
            case 2 -> {}
            default -> now = now.plus(Duration.ofMinutes(1 + random.nextInt(5000)));
        }
        var event = any();
        record(event);
        // what concerns an annulled service says nothing more: another comes in its place, or a
        // year that annuls three of four early would find hardly anything
        if (event instanceof ServiceAnnulled) service();
    }

    private Object any() {
        var service = services.get(random.nextInt(services.size()));
        return switch (random.nextInt(22)) {
            case 0, 1 -> new ServiceManagerAppointed(service, person(), effective(), ORDER);
            case 2 -> new ServiceManagerReleased(service, person(), effective(), ORDER);
            case 3 ->
                    new LifecycleStageEntered(
                            service,
                            AGENCY,
                            LifecycleStage.values()[1 + random.nextInt(4)],
                            effective());
            case 4, 5 -> new DescriptionRegistered(service, ++version, description(), effective());
            case 6 -> new DescriptionReviewed(service, version, day(-3, 0));
            case 7, 8 ->
                    new CatalogueEntryPublished(
                            service,
                            CATALOGUES[random.nextInt(2)],
                            null,
                            Math.max(1, version),
                            random.nextBoolean()
                                    ? PublicationWay.AUTOMATED
                                    : PublicationWay.BY_HAND,
                            day(-3, 0));
            case 9, 10 ->
                    new CatalogueEntryChecked(
                            service,
                            CATALOGUES[random.nextInt(2)],
                            null,
                            random.nextBoolean(),
                            day(-1, 0));
            case 11 ->
                    new CatalogueEntryWithdrawn(
                            service, CATALOGUES[random.nextInt(2)], null, day(-3, 0));
            case 12 ->
                    new MultichannelAccessibilityRecorded(
                            service,
                            new Multichannel(
                                    new TreeSet<>(Set.of(ChannelEnvironment.REMOTE_ELECTRONIC)),
                                    new TreeSet<>(Set.of(ChannelEnvironment.ONSITE_PHYSICAL)),
                                    random.nextBoolean()),
                            null,
                            effective());
            case 13 ->
                    new AccessibilityReviewed(
                            service,
                            new TreeSet<>(List.of(AccessibilityKind.values())),
                            day(-3, 0));
            case 14 ->
                    new ProviderEngaged(
                            service,
                            AGENCY,
                            new TreeSet<>(random.nextBoolean() ? List.of(person()) : List.of()),
                            effective());
            case 15 -> new PortfolioManagerAppointed(AGENCY, person(), effective(), ORDER);
            case 16 -> new PortfolioManagerReleased(AGENCY, person(), effective(), ORDER);
            case 17 ->
                    new ManagementRolesDeclared(
                            AGENCY,
                            new TreeSet<>(Set.of(ManagementRole.SERVICE_OWNER)),
                            effective());
            case 18 ->
                    new PolicyParameterSet(
                            random.nextBoolean()
                                    ? PolicyParameter.VACANCY_GRACE
                                    : PolicyParameter.CATALOGUE_CHECK,
                            "P" + (1 + random.nextInt(60)) + "D",
                            day(1, 40),
                            ORDER);
            case 19 ->
                    new InstitutionChanged(
                            AGENCY,
                            new InstitutionDetails(
                                    new LocalizedText("Aģentūra", null),
                                    InstitutionKind.SUBORDINATE_INSTITUTION,
                                    random.nextBoolean() ? MINISTRY : MUNICIPALITY),
                            effective());
            case 20 ->
                    random.nextInt(4) == 0
                            ? new StaffMemberLeft(person(), AGENCY, effective())
                            : new ServiceManagerAppointed(service, person(), effective(), ORDER);
            default ->
                    random.nextInt(6) == 0
                            ? new ServiceAnnulled(service, AGENCY, ORDER)
                            : new DescriptionReviewed(service, version, day(-3, 0));
        };
    }

    private void record(Object event) {
        position += 1 + random.nextInt(2);
        var provenance = Provenance.REGISTER;
        if (event instanceof ServiceManagerAppointed appointed && random.nextInt(3) == 0) {
            var wrong =
                    log.stream()
                            .filter(one ->
                                    one.event() instanceof ServiceManagerAppointed before
                                            && before.service().equals(appointed.service()))
                            .toList();
            if (!wrong.isEmpty()) provenance = correcting(wrong.getLast().position());
        }
        log.add(new Recorded<>(position, now, event, provenance));
    }

    private static Provenance correcting(long position) {
        return new Provenance(
                "client-test",
                null,
                null,
                null,
                null,
                null,
                null,
                new Correction(position, "wrong"));
    }

    private LocalDate effective() {
        return switch (random.nextInt(4)) {
            case 0 -> day(-200, 0);
            case 1 -> day(0, 60);
            default -> day(0, 0);
        };
    }

    private LocalDate day(int earliest, int latest) {
        return RigaCalendar.dayOf(now).plusDays(earliest + random.nextInt(latest - earliest + 1));
    }

    private StaffId person() {
        return random.nextBoolean() ? ANNA : BERTA;
    }

    private static ServiceDetails details(boolean settled) {
        return new ServiceDetails(
                new LocalizedText("Pakalpojums", "Service"),
                null,
                null,
                ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT,
                new TreeSet<>(Set.of(Audience.RESIDENT)),
                new TreeSet<>(Set.of(DeliveryForm.E)),
                settled ? Complexity.SIMPLE : null,
                "Funkcija",
                List.of(new LocalizedText("Vajadzība", null)),
                new TreeSet<>());
    }

    private static Description description() {
        var texts = new TreeMap<Language, Description.RequestReceiptText>();
        texts.put(
                Language.LATVIAN,
                new Description.RequestReceiptText(
                        "Nosaukums",
                        "Apraksts",
                        "Ikviens",
                        "Iesniegt",
                        "Pase",
                        "Lēmums",
                        "a@b.lv",
                        null));
        return new Description(
                new Description.ManagementPart("Nodaļa", "Likums", "budžets"),
                new Description.RequestReceiptPart(Period.ofDays(10), "bez maksas", texts));
    }
}
