package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.accessibility.api.event.AccessibilityNotApplicableClaimed;
import lv.atbilstiba.accessibility.api.event.AccessibilityReviewed;
import lv.atbilstiba.accessibility.api.event.CrossBorderAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.MultichannelAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialAccessibilityRecorded;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.CrossBorderMeasure;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionReviewed;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * How fast the ledger takes typical service streams, in one thread: run its main with the test
 * class path, arguments: number of services, runs. Each service has 13 events, in rounds over all
 * services, as a register fills in time. Prints what it measured; asserts nothing.
 */
final class LedgerSpeed {
    private LedgerSpeed() {}

    public static void main(String[] arguments) {
        int services = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        for (int run = 0; run < runs; run++) measure(services);
    }

    private static void measure(int services) {
        var ledger = new FindingLedger(RuleBook.current(), new Register());
        long nanos = 0;
        long opened = 0;
        long ended = 0;
        long events = 0;
        for (int round = -1; round < 13; round++) {
            var log = round(round, services, events);
            events += log.size();
            long start = cpuTime();
            for (var recorded : log)
                for (var change : ledger.apply(recorded))
                    if (change instanceof RowChange.Opened) opened++;
                    else ended++;
            nanos += cpuTime() - start;
        }
        System.gc();
        var runtime = Runtime.getRuntime();
        long held = (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
        System.out.printf(
                Locale.ROOT,
                "%,d events in %,d ms of CPU: %,d events/s; %,d rows opened, %,d ended; %,d MB held"
                        + " for %,d services%n",
                events,
                nanos / 1_000_000,
                events * 1_000_000_000L / nanos,
                opened,
                ended,
                held,
                services);
        if (ledger.rows(SubjectId.of(service(0))).isEmpty())
            throw new IllegalStateException("nothing was judged");
    }

    /** Of this thread, so that what else the machine does counts little. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<Recorded<?>> round(int round, int services, long events) {
        var log = new ArrayList<Recorded<?>>();
        var day = LocalDate.parse("2025-01-01").plusDays(20L * (round + 1));
        var start = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
        for (int i = 0; i < (round < 0 ? 300 : services); i++) {
            var at = start.plusMillis(100L * i);
            log.add(
                    recorded(
                            events + i, at, round < 0 ? institution(i, day) : fact(round, i, day)));
        }
        return log;
    }

    private static Recorded<?> recorded(long position, Instant at, Object event) {
        return new Recorded<>(position, at, event, Provenance.REGISTER);
    }

    private static Object institution(int i, LocalDate day) {
        return new InstitutionRegistered(
                owner(i),
                new InstitutionDetails(SomeFacts.name("Iestāde"), InstitutionKind.OTHER, null),
                day,
                true);
    }

    private static InstitutionId owner(int i) {
        return new InstitutionId(String.format(Locale.ROOT, "%011d", i % 300));
    }

    private static ServiceId service(int i) {
        return new ServiceId(new UUID(1, i));
    }

    private static Object fact(int round, int i, LocalDate day) {
        var service = service(i);
        var fact =
                switch (round) {
                    case 0 ->
                            SomeFacts.Fact.of(on ->
                                    new ServiceRegistered(
                                            service,
                                            owner(i),
                                            SomeFacts.details(),
                                            LifecycleStage.INTRODUCTION_OR_ADAPTATION,
                                            on,
                                            false));
                    case 1 ->
                            SomeFacts.Fact.of(on ->
                                    new ServiceManagerAppointed(
                                            service,
                                            new StaffId(new UUID(2, i % 5000)),
                                            on,
                                            SomeFacts.ORDER));
                    case 2 ->
                            SomeFacts.Fact.of(on ->
                                    new LifecycleStageEntered(
                                            service, owner(i), LifecycleStage.DELIVERY_OR_USE, on));
                    case 3 ->
                            SomeFacts.providerEngaged(owner(i), new StaffId(new UUID(2, i % 5000)));
                    case 4 -> SomeFacts.descriptionRegistered(1);
                    case 5 -> SomeFacts.published(CatalogueCode.LATVIJA_GOV_LV, 1);
                    case 6 -> SomeFacts.seen(CatalogueCode.LATVIJA_GOV_LV, true);
                    case 7 -> SomeFacts.channels(SomeFacts.EVERY_CHANNEL, SomeFacts.EVERY_CHANNEL);
                    case 8 ->
                            SomeFacts.territory(
                                    Territory.WHOLE_LATVIA, Territory.WHOLE_LATVIA, true);
                    case 9 -> SomeFacts.claimedNotApplicable(AccessibilityKind.ALL_SOCIAL_GROUPS);
                    case 10 -> SomeFacts.abroad(CrossBorderMeasure.values());
                    case 11 -> SomeFacts.descriptionReviewed(1);
                    default -> SomeFacts.accessibilityReviewed(AccessibilityKind.values());
                };
        return of(service, fact.event().apply(day));
    }

    /** The same event of another service. */
    private static Object of(ServiceId id, Object event) {
        return switch (event) {
            case ProviderEngaged e ->
                    new ProviderEngaged(id, e.provider(), e.responsible(), e.effectiveOn());
            case DescriptionRegistered e ->
                    new DescriptionRegistered(id, e.version(), e.description(), e.effectiveOn());
            case DescriptionReviewed e -> new DescriptionReviewed(id, e.version(), e.reviewedOn());
            case CatalogueEntryPublished e ->
                    new CatalogueEntryPublished(
                            id, e.catalogue(), null, e.version(), e.way(), e.publishedOn());
            case CatalogueEntryChecked e ->
                    new CatalogueEntryChecked(
                            id, e.catalogue(), null, e.available(), e.checkedOn());
            case MultichannelAccessibilityRecorded e ->
                    new MultichannelAccessibilityRecorded(
                            id, e.options(), e.justification(), e.effectiveOn());
            case TerritorialAccessibilityRecorded e ->
                    new TerritorialAccessibilityRecorded(id, e.options(), e.effectiveOn());
            case CrossBorderAccessibilityRecorded e ->
                    new CrossBorderAccessibilityRecorded(id, e.options(), e.effectiveOn());
            case AccessibilityNotApplicableClaimed e ->
                    new AccessibilityNotApplicableClaimed(
                            id, e.kind(), e.justification(), e.effectiveOn());
            case AccessibilityReviewed e ->
                    new AccessibilityReviewed(id, e.kinds(), e.reviewedOn());
            default -> event;
        };
    }
}
