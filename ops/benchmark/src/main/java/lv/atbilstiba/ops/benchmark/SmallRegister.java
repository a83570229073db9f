package lv.atbilstiba.ops.benchmark;

import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.command.CheckCatalogueEntry;
import lv.atbilstiba.catalogue.api.command.PublishInCatalogue;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.RegisterInstitution;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.platform.eventstore.AppendReceipt;
import lv.atbilstiba.platform.eventstore.Decisions;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.Language;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.RegisterDescription;
import lv.atbilstiba.service.api.command.RegisterService;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * What the loads work on: as many institutions as the state and its municipalities have, each with
 * a few services, every one of them described and shown in a catalogue.
 *
 * <p>The change that a load asks for is the one that a register sees most, a check of a catalogue
 * entry. Its day is drawn anew each time, so it is never the same as the last one: then nothing
 * would be recorded, and a rate of nothings measured.
 */
final class SmallRegister {
    private static final int INSTITUTIONS = 243;
    private static final int SERVICES_EACH = 10;
    private static final int DAYS_OF_CHECKS = 300;
    private static final Map<String, Object> ACTOR = EventMetadata.of(Provenance.REGISTER);

    private final Decisions decisions;
    private final LocalDate today;
    private final List<InstitutionId> institutions = new ArrayList<>();
    private final List<ServiceId> services = new ArrayList<>();

    private SmallRegister(Decisions decisions, LocalDate today) {
        this.decisions = decisions;
        this.today = today;
        for (var i = 0; i < INSTITUTIONS; i++) {
            institutions.add(new InstitutionId("%011d".formatted(90_000_000_000L + i)));
            for (var s = 0; s < SERVICES_EACH; s++) services.add(new ServiceId(UUID.randomUUID()));
        }
    }

    /** Registers all of it through the gateway. */
    static SmallRegister open(Decisions decisions, LocalDate today) throws Exception {
        var register = new SmallRegister(decisions, today);
        try (var executor = Executors.newFixedThreadPool(8)) {
            var opened = new ArrayList<java.util.concurrent.Future<?>>();
            for (var i = 0; i < INSTITUTIONS; i++) {
                var number = i;
                opened.add(executor.submit(() -> register.open(number)));
            }
            for (var one : opened) one.get();
        }
        return register;
    }

    private void open(int number) {
        var institution = institutions.get(number);
        send(
                new RegisterInstitution(
                        institution,
                        new InstitutionDetails(
                                new LocalizedText("Iestāde " + number, null),
                                InstitutionKind.MINISTRY,
                                null),
                        today.minusDays(DAYS_OF_CHECKS),
                        true));
        var first = number * SERVICES_EACH;
        for (var service : services.subList(first, first + SERVICES_EACH)) {
            send(
                    new RegisterService(
                            service,
                            institution,
                            details(),
                            LifecycleStage.DELIVERY_OR_USE,
                            today.minusDays(DAYS_OF_CHECKS),
                            true,
                            null));
            send(
                    new RegisterDescription(
                            service, description(), today.minusDays(DAYS_OF_CHECKS), null));
            send(
                    new PublishInCatalogue(
                            service,
                            CatalogueCode.LATVIJA_GOV_LV,
                            null,
                            1,
                            PublicationWay.AUTOMATED,
                            today.minusDays(DAYS_OF_CHECKS),
                            null));
        }
    }

    InstitutionId institution(SplittableRandom random) {
        return institutions.get(random.nextInt(institutions.size()));
    }

    ServiceId service(SplittableRandom random) {
        return services.get(random.nextInt(services.size()));
    }

    /** One check of one service, through the gateway. */
    void check(ServiceId service, SplittableRandom random) {
        send(
                new CheckCatalogueEntry(
                        service,
                        CatalogueCode.LATVIJA_GOV_LV,
                        null,
                        random.nextBoolean(),
                        dayOfCheck(random),
                        null));
    }

    /** The same over HTTP: the path and the body. */
    static String checksOf(ServiceId service) {
        return "/api/services/" + service.value() + "/catalogues/LATVIJA_GOV_LV/checks";
    }

    String checkBody(SplittableRandom random) {
        return "{\"available\":%s,\"checkedOn\":\"%s\"}"
                .formatted(random.nextBoolean(), dayOfCheck(random));
    }

    static String newService(InstitutionId owner, long number) {
        return """
        {"owner":"%s","name":{"lv":"Pakalpojums %d"},"kind":"PUBLIC_INDIVIDUAL_BENEFIT","audiences":["RESIDENT"],"deliveryForms":["E"],"complexity":"SIMPLE",\
        "coreFunction":"Nodrošināt mērījumus","needs":[{"lv":"Zināt, cik ātri"}],"stage":"PLANNING"}\
        """
                .formatted(owner.registrationNumber(), number);
    }

    private LocalDate dayOfCheck(SplittableRandom random) {
        return today.minusDays(random.nextInt(DAYS_OF_CHECKS));
    }

    private void send(Object command) {
        decisions.send(command, ACTOR, AppendReceipt.ofPositions());
    }

    private static ServiceDetails details() {
        return new ServiceDetails(
                new LocalizedText("Pakalpojums", null),
                null,
                null,
                ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT,
                new TreeSet<>(Set.of(Audience.RESIDENT)),
                new TreeSet<>(Set.of(DeliveryForm.E)),
                Complexity.SIMPLE,
                "Nodrošināt mērījumus",
                List.of(new LocalizedText("Zināt, cik ātri", null)),
                new TreeSet<>());
    }

    private static Description description() {
        var texts = new TreeMap<Language, Description.RequestReceiptText>();
        texts.put(
                Language.LATVIAN,
                new Description.RequestReceiptText(
                        "Pakalpojums",
                        "Pakalpojuma apraksts iedzīvotājiem un uzņēmējiem.",
                        "Ikviens iedzīvotājs",
                        "Iesniedziet pieteikumu elektroniski vai klātienē.",
                        "Pase vai personas apliecība",
                        "Lēmums",
                        "pasts@iestade.example.lv",
                        null));
        return new Description(
                new Description.ManagementPart(
                        "Klientu apkalpošanas nodaļa", "Likums Nr. 1", "valsts budžets"),
                new Description.RequestReceiptPart(Period.ofDays(10), "bez maksas", texts));
    }
}
