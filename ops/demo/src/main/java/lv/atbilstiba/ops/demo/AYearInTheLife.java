package lv.atbilstiba.ops.demo;

import static lv.atbilstiba.ops.demo.Person.*;
import static lv.atbilstiba.ops.demo.Player.AGENCY;
import static lv.atbilstiba.ops.demo.Player.MINISTRY;
import static lv.atbilstiba.ops.demo.Player.MUNICIPALITY;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The story: a ministry, its agency and a municipality in their first year with the register. In it
 * every rule that the register judges is met somewhere, broken somewhere and mended somewhere, each
 * for a reason that offices know. Days are counted from the story's first.
 */
final class AYearInTheLife {
    private static final String COMPLIANT = "COMPLIANT";
    private static final String NON_COMPLIANT = "NON_COMPLIANT";
    private static final String NOT_ASSESSED = "NOT_ASSESSED";
    private static final String NOT_APPLICABLE = "NOT_APPLICABLE";

    static final int DAYS = 365;

    private final Teller tell;

    AYearInTheLife(Teller tell) {
        this.tell = tell;
    }

    void happens() throws SQLException {
        theRegisterOpens();
        theAgencyComesFirst();
        theMinistryFollows();
        theMunicipalityIsShortOfPeople();
        theRegisterIsToldTheTruthBitByBit();
        accessibilityIsLookedInto();
        theManagerOfPensionsLeaves();
        theLawChanges();
        aCatalogueFails();
        servicesEnd();
        oldDescriptionsAreFound();
        thePolicyBecomesStricter();
        thePortfolioManagerMovesOn();
        theYearIsReviewed();
    }

    // The state lead takes the three institutions in. The ministry and the agency know their roles
    // and their people from the first day; the municipality needs three weeks to agree who does
    // what (ROLE-01).
    private void theRegisterOpens() throws SQLException {
        tell.day(0, "Reģistrs atveras: piesakās ministrija, aģentūra un pašvaldība");
        tell.joins(MINISTRY);
        tell.joins(AGENCY);
        tell.joins(MUNICIPALITY);
        tell.designates(MINISTRY, "SECTOR_LEAD");
        tell.declaresRoles(
                MINISTRY, "SERVICE_PORTFOLIO_OWNER", "SERVICE_OWNER", "SERVICE_PROVIDER");
        tell.declaresRoles(AGENCY, "SERVICE_PORTFOLIO_OWNER", "SERVICE_OWNER", "SERVICE_PROVIDER");
        // Duties are older than this register: before any service is in it, the state lead says
        // from
        // which day they count.
        var counted = tell.today().minusYears(1);
        tell.sets("registerOpenedOn", counted.toString(), counted, "Vadlīniju 1. redakcija");
        // Territories are data of the state lead. These are made up.
        tell.thereIs(Teller.MUNICIPALITY_TERRITORY, "Parauga novads", "Sample municipality", null);
        tell.thereIs(
                Teller.PARISH, "Parauga pagasts", "Sample parish", Teller.MUNICIPALITY_TERRITORY);
        for (var person : Person.values()) tell.employs(person);
        tell.appointsPortfolioManager(MINISTRY, ANDRA, "Rīkojums Nr. 1-4/11");
        tell.appointsPortfolioManager(AGENCY, DACE, "Rīkojums Nr. 2-1/7");
        tell.finds(AGENCY, "ROLE-01", COMPLIANT);
        tell.finds(MUNICIPALITY, "ROLE-01", NON_COMPLIANT);
    }

    // The agency enters its services. Three entries were made in haste: one does not say how
    // complex the service is (SERV-01), one names no core function (SERV-02), one no need
    // (SERV-03). A service that is only planned is not judged yet. Nobody may hold a post that is
    // taken.
    private void theAgencyComesFirst() throws SQLException {
        tell.day(2, "Aģentūra reģistrē pensijas un pabalstus");
        tell.offers("arvalstu-pensija", "INTRODUCTION_OR_ADAPTATION", body -> body);
        tell.offers(
                AGENCY,
                "DELIVERY_OR_USE",
                Map.of(
                        "slimibas-pabalsts", Teller.without("complexity"),
                        "apbedisanas-pabalsts", Teller.without("coreFunction"),
                        "asistenta-pabalsts", Teller.without("needs", "lifeSituations"),
                        "invaliditates-pensija", tell.tenMonthsOld(),
                        "apgadnieka-zaudejuma-pensija", tell.tenMonthsOld()));
        for (var service : tell.services(AGENCY)) {
            var manager =
                    service.endsWith("pensija")
                            ? ZANE
                            : service.endsWith("pabalsts") ? IVARS : SOLVITA;
            tell.appointsManager(service, manager, "Rīkojums Nr. 2-1/8");
            tell.isProvidedBy(service, AGENCY, EDGARS);
        }
        tell.cannotAppointSecondManager("vecuma-pensija", SOLVITA);
        tell.entersHerself(ZANE);
        tell.finds("vecuma-pensija", "ROLE-03", COMPLIANT);
        tell.finds("vecuma-pensija", "DESC-01", NON_COMPLIANT);
        tell.finds("arvalstu-pensija", "DESC-01", NOT_APPLICABLE);
        tell.finds("slimibas-pabalsts", "SERV-01", NON_COMPLIANT);
        tell.finds("apbedisanas-pabalsts", "SERV-02", NON_COMPLIANT);
        tell.finds("asistenta-pabalsts", "SERV-03", NON_COMPLIANT);

        // The head of the pensions unit enters what there is to say of pensions herself, and of
        // nothing else. Descriptions come from the old register, where some have stood unchanged
        // for half a
        // year: their review will be due first (DESC-03). One lacks the fee and the time limit
        // (DESC-02), one is in Latvian only though it is meant for people abroad (DESC-04).
        // Latvija.gov.lv shows the old-age pension already, with a text that nobody took from here
        // (CAT-05).
        tell.day(6, "Aģentūra apraksta un publicē savus pakalpojumus");
        tell.isShownUndescribed("vecuma-pensija", "LATVIJA_GOV_LV");
        tell.finds("vecuma-pensija", "CAT-05", NON_COMPLIANT);
        for (var service : tell.services(AGENCY)) {
            switch (service) {
                case "arvalstu-pensija" -> {}
                case "berna-kopsanas-pabalsts" ->
                        tell.describes(service, 0, Teller::withoutFeeAndTimeLimit);
                case "a1-sertifikats" -> tell.describes(service, 0, Teller::onlyInLatvian);
                case "invaliditates-pensija", "apgadnieka-zaudejuma-pensija" ->
                        tell.describes(service, 200, body -> body);
                default -> tell.describes(service);
            }
        }
        tell.cannotChangeAnothersService("slimibas-pabalsts");
        tell.finds("berna-kopsanas-pabalsts", "DESC-02", NON_COMPLIANT);
        tell.finds("vecuma-pensija", "DESC-01", COMPLIANT);

        // Nearly all are read into the catalogues from the register. One is typed in by hand
        // (CAT-05), one is forgotten for entrepreneurs (CAT-02), one for institutions (CAT-03).
        tell.startLookingAtTheCatalogues();
        for (var service : tell.services(AGENCY)) {
            switch (service) {
                case "arvalstu-pensija", "apdrosinasanas-datu-apmaina" -> {}
                case "gimenes-valsts-pabalsts" ->
                        tell.publishes(service, "LATVIJA_GOV_LV", "BY_HAND");
                case "a1-sertifikats" -> tell.publishes(service, "LATVIJA_GOV_LV", "AUTOMATED");
                default -> tell.publishes(service);
            }
            // What a pensioner asks on the telephone is told on a page; the rest is still to come
            // (CAT-07).
            if (service.endsWith("pensija"))
                tell.explains(service, "WEB_PAGE", "Biežāk uzdotie jautājumi par pensijām");
        }
        tell.finds("vecuma-pensija", "CAT-05", COMPLIANT);
        tell.finds("gimenes-valsts-pabalsts", "CAT-05", NON_COMPLIANT);
        tell.finds("a1-sertifikats", "CAT-02", NON_COMPLIANT);
        tell.finds("apdrosinasanas-datu-apmaina", "CAT-03", NON_COMPLIANT);
        tell.finds("slimibas-pabalsts", "CAT-07", NON_COMPLIANT);
    }

    private void theMinistryFollows() throws SQLException {
        tell.day(9, "Ministrija reģistrē un publicē savus pakalpojumus");
        tell.offers(MINISTRY, "DELIVERY_OR_USE", Map.of());
        for (var service : tell.services(MINISTRY)) {
            tell.appointsManager(service, BRUNO, "Rīkojums Nr. 1-4/12");
            tell.isProvidedBy(service, MINISTRY, BRUNO);
            tell.describes(service);
            tell.publishes(service);
            tell.explains(service, "PHONE", "Konsultācijas pa tālruni");
            tell.isAccessible(service);
        }
        // A permit that comes as a sealed original cannot be received electronically.
        tell.cannotClaimElectronicReceipt("adopcija-arvalstis");
        tell.finds("sociala-darba-statistika", "CAT-03", COMPLIANT);
    }

    // The municipality enters what it does, but has not decided who answers for it: nobody for the
    // portfolio (ROLE-02), nobody for two services (ROLE-03), no names at the library (ROLE-07).
    // Residents do not find its services in Latvija.gov.lv yet (CAT-01).
    private void theMunicipalityIsShortOfPeople() throws SQLException {
        tell.day(12, "Pašvaldība reģistrē pakalpojumus, bet vadītāju vēl trūkst");
        tell.offers(MUNICIPALITY, "DELIVERY_OR_USE", Map.of());
        for (var service : tell.services(MUNICIPALITY)) {
            switch (service) {
                case "bibliotekas-pakalpojumi" -> tell.isProvidedBy(service, MUNICIPALITY);
                default -> tell.isProvidedBy(service, MUNICIPALITY, GUNTA);
            }
            switch (service) {
                case "kapavieta", "parku-uzturesana" -> {}
                case "gmi-pabalsts", "majokla-pabalsts", "aprupe-majas", "asistents-pasvaldiba" ->
                        tell.appointsManager(service, HARIJS, "Rīkojums Nr. 3/21");
                default -> tell.appointsManager(service, JOLANTA, "Rīkojums Nr. 3/22");
            }
            tell.describes(service);
        }
        tell.finds(MUNICIPALITY, "ROLE-02", NON_COMPLIANT);
        tell.finds(MUNICIPALITY, "ROLE-09", COMPLIANT);
        tell.finds("kapavieta", "ROLE-03", NON_COMPLIANT);
        tell.finds("bibliotekas-pakalpojumi", "ROLE-07", NON_COMPLIANT);
        tell.finds("gmi-pabalsts", "CAT-01", NON_COMPLIANT);
        tell.finds("ielu-apgaismojums", "CAT-01", NOT_APPLICABLE);
    }

    private void theRegisterIsToldTheTruthBitByBit() throws SQLException {
        tell.day(21, "Pašvaldība vienojas par lomām un publicē pakalpojumus");
        tell.designates(MUNICIPALITY, "MUNICIPALITY_LEAD");
        tell.declaresRoles(
                MUNICIPALITY, "SERVICE_PORTFOLIO_OWNER", "SERVICE_OWNER", "SERVICE_PROVIDER");
        for (var service : tell.services(MUNICIPALITY)) tell.publishes(service);
        tell.isProvidedBy("bibliotekas-pakalpojumi", MUNICIPALITY, GUNTA);
        tell.finds(MUNICIPALITY, "ROLE-01", COMPLIANT);
        tell.finds("gmi-pabalsts", "CAT-01", COMPLIANT);
        tell.finds("bibliotekas-pakalpojumi", "ROLE-07", COMPLIANT);

        tell.day(30, "Aģentūra izlabo steigā pieļautās kļūdas");
        tell.settles("slimibas-pabalsts");
        tell.settles("apbedisanas-pabalsts");
        tell.settles("asistenta-pabalsts");
        tell.describes("berna-kopsanas-pabalsts");
        tell.publishes("berna-kopsanas-pabalsts");
        tell.publishes("gimenes-valsts-pabalsts");
        tell.publishes("a1-sertifikats", "BUSINESS_GOV_LV", "AUTOMATED");
        tell.publishes("apdrosinasanas-datu-apmaina");
        for (var service : tell.services(AGENCY))
            tell.explains(service, "VIDEO", "Kā saņemt pakalpojumu: soli pa solim");
        tell.finds("slimibas-pabalsts", "SERV-01", COMPLIANT);
        tell.finds("apbedisanas-pabalsts", "SERV-02", COMPLIANT);
        tell.finds("asistenta-pabalsts", "SERV-03", COMPLIANT);
        tell.finds("berna-kopsanas-pabalsts", "DESC-02", COMPLIANT);
        tell.finds("gimenes-valsts-pabalsts", "CAT-05", COMPLIANT);
        tell.finds("a1-sertifikats", "CAT-02", COMPLIANT);
        tell.finds("apdrosinasanas-datu-apmaina", "CAT-03", COMPLIANT);
        tell.finds("slimibas-pabalsts", "CAT-07", COMPLIANT);

        // The thirty days within which a post may stay empty have passed (ROLE-09), for the
        // portfolio of the municipality and for two of its services. A day later all are filled.
        tell.day(50, "Vakances ieilgst, un pašvaldība tās aizpilda");
        tell.finds(MUNICIPALITY, "ROLE-09", NON_COMPLIANT);
        tell.finds("kapavieta", "ROLE-09", NON_COMPLIANT);
        tell.appointsPortfolioManager(MUNICIPALITY, GUNTA, "Domes lēmums Nr. 41");
        tell.appointsManager("kapavieta", KARLIS, "Rīkojums Nr. 3/29");
        tell.appointsManager("parku-uzturesana", KARLIS, "Rīkojums Nr. 3/29");
        tell.finds(MUNICIPALITY, "ROLE-02", COMPLIANT);
        tell.finds(MUNICIPALITY, "ROLE-09", NOT_APPLICABLE);
        tell.finds("kapavieta", "ROLE-03", COMPLIANT);
    }

    // Everybody records how people reach their services. The maternity benefit has no physical
    // channel (ACC-01), graves can be asked for in one parish only, though the council asks for the
    // whole municipality (ACC-02), the kindergarten queue
    // forgot those without computers (ACC-03), the building permit has no help for foreigners
    // (ACC-04), and for street lighting somebody claims that borders do not concern it, which the
    // portfolio manager has yet to confirm (ACC-05).
    private void accessibilityIsLookedInto() throws SQLException {
        tell.day(64, "Iestādes reģistrē piekļūstamību");
        tell.claimsHerLogin(GUNTA, "portfolio-manager-person");
        for (var service : tell.services(MUNICIPALITY))
            tell.hasToBeThere(
                    service, Teller.MUNICIPALITY_TERRITORY, "Domes saistošie noteikumi Nr. 4");
        for (var player : List.of(AGENCY, MUNICIPALITY)) {
            for (var service : tell.services(player)) tell.isAccessible(service);
        }
        tell.hasChannels(
                "maternitates-pabalsts",
                List.of("REMOTE_ELECTRONIC"),
                List.of("REMOTE_ELECTRONIC"));
        tell.isThere("kapavieta", "SPECIFIC_PLACE", Teller.PARISH);
        tell.isForAllGroups("bernudarza-rinda", "LOW_INCOME");
        tell.isAcrossBorders("buvatlauja", "INFORMATION", "REQUEST_AND_RECEIPT");
        tell.claimsNotApplicable(
                "ielu-apgaismojums",
                "cross-border",
                "Ielas apgaismo visiem, kas pa tām iet; robežai nav nozīmes.");
        tell.finds("vecuma-pensija", "ACC-01", COMPLIANT);
        tell.finds("maternitates-pabalsts", "ACC-01", NON_COMPLIANT);
        tell.finds("kapavieta", "ACC-02", NON_COMPLIANT);
        tell.finds("bernudarza-rinda", "ACC-03", NON_COMPLIANT);
        tell.finds("buvatlauja", "ACC-04", NON_COMPLIANT);
        tell.finds("ielu-apgaismojums", "ACC-05", NON_COMPLIANT);
        tell.finds("a1-sertifikats", "DESC-04", NON_COMPLIANT);

        // Not every gap is real: half of the channels of the parents' benefit were left out when it
        // was typed in. The correction says which record was wrong and why. The benefit is now
        // known to have been accessible all along; what the register said meanwhile stays said.
        tell.hasChannels(
                "vecaku-pabalsts", List.of("REMOTE_ELECTRONIC"), List.of("REMOTE_ELECTRONIC"));
        tell.finds("vecaku-pabalsts", "ACC-01", NON_COMPLIANT);

        tell.day(67, "Aģentūra izlabo kļūdainu ierakstu");
        tell.correctsChannels(
                "vecaku-pabalsts",
                tell.today().minusDays(3),
                List.of("REMOTE_ELECTRONIC", "ONSITE_PHYSICAL"),
                List.of("REMOTE_ELECTRONIC", "REMOTE_PHYSICAL"),
                "Ievadot izlaisti klātienes un pasta kanāli");
        tell.finds("vecaku-pabalsts", "ACC-01", COMPLIANT);
        tell.findsOn(65, "vecaku-pabalsts", "ACC-01", COMPLIANT);
        tell.found(65, "vecaku-pabalsts", "ACC-01", NON_COMPLIANT);

        tell.day(80, "Piekļūstamības nepilnības novērš");
        tell.isAccessible("maternitates-pabalsts");
        tell.isAccessible("kapavieta");
        tell.isAccessible("bernudarza-rinda");
        tell.isAccessible("buvatlauja");
        tell.confirmsClaim("ielu-apgaismojums", "cross-border");
        tell.describes("a1-sertifikats");
        tell.publishes("a1-sertifikats");
        tell.finds("maternitates-pabalsts", "ACC-01", COMPLIANT);
        tell.finds("kapavieta", "ACC-02", COMPLIANT);
        tell.finds("bernudarza-rinda", "ACC-03", COMPLIANT);
        tell.finds("buvatlauja", "ACC-04", COMPLIANT);
        tell.finds("ielu-apgaismojums", "ACC-05", COMPLIANT);
        tell.finds("a1-sertifikats", "DESC-04", COMPLIANT);
    }

    // The head of the pensions unit leaves. The register ends her appointments by itself, so her
    // services have no manager (ROLE-03). The head of customer service leaves as well, and is still
    // named as responsible for delivery (ROLE-08) until the agency names another.
    private void theManagerOfPensionsLeaves() throws SQLException {
        tell.day(95, "Pensiju daļas vadītāja un klientu apkalpošanas vadītājs aiziet");
        tell.leaves(EDGARS);
        tell.finds("slimibas-pabalsts", "ROLE-08", NON_COMPLIANT);
        tell.leaves(ZANE);

        tell.day(98, "Aģentūra nosauc jaunus atbildīgos par sniegšanu");
        tell.finds("vecuma-pensija", "ROLE-03", NON_COMPLIANT);
        for (var service : tell.services(AGENCY)) tell.isProvidedBy(service, AGENCY, SOLVITA);
        tell.finds("slimibas-pabalsts", "ROLE-08", COMPLIANT);

        tell.day(140, "Pensiju pakalpojumiem beidzot ir vadītāja");
        tell.finds("vecuma-pensija", "ROLE-09", NON_COMPLIANT);
        for (var service : tell.services(AGENCY)) {
            if (service.endsWith("pensija"))
                tell.appointsManager(service, SOLVITA, "Rīkojums Nr. 2-1/31");
        }
        tell.finds("vecuma-pensija", "ROLE-03", COMPLIANT);
        tell.finds("vecuma-pensija", "ROLE-09", NOT_APPLICABLE);
    }

    // The law on benefits changes, so their descriptions do. One catalogue entry still shows the
    // old version when the days for it are over (CAT-04).
    private void theLawChanges() throws SQLException {
        tell.day(150, "Mainās likums: jaunas aprakstu versijas");
        for (var service : List.of("vecaku-pabalsts", "paternitates-pabalsts"))
            tell.describes(service, 0, Teller::amended);
        tell.publishes("paternitates-pabalsts");
        tell.finds("vecaku-pabalsts", "CAT-04", COMPLIANT);

        tell.day(160, "Katalogs joprojām rāda veco versiju");
        tell.finds("vecaku-pabalsts", "CAT-04", NON_COMPLIANT);
        tell.publishes("vecaku-pabalsts");
        tell.finds("vecaku-pabalsts", "CAT-04", COMPLIANT);
    }

    // A pension entry does not open when somebody looks (CAT-06), and the library's is not looked
    // at for months.
    private void aCatalogueFails() throws SQLException {
        tell.day(166, "Kataloga ieraksts nav pieejams");
        tell.looks("vecuma-pensija", "LATVIJA_GOV_LV", false);
        tell.forget("bibliotekas-pakalpojumi");
        tell.finds("vecuma-pensija", "CAT-06", NON_COMPLIANT);

        tell.day(168, "Ieraksts atkal pieejams");
        tell.looks("vecuma-pensija", "LATVIJA_GOV_LV", true);
        tell.finds("vecuma-pensija", "CAT-06", COMPLIANT);
    }

    // The planned service begins, and is described on its first day. Taxi licences pass to another
    // institution: the service is liquidated, yet the catalogue goes on offering it (CAT-08). The
    // rules on felling trees are annulled and so is their description, a month before there is a
    // new one (DESC-01). And one entry turns out to have never been a service of its own.
    private void servicesEnd() throws SQLException {
        tell.day(175, "Viens pakalpojums sākas, viens beidzas, viens paliek bez apraksta");
        tell.entersStage("arvalstu-pensija", "DELIVERY_OR_USE");
        tell.describes("arvalstu-pensija");
        tell.publishes("arvalstu-pensija");
        tell.entersStage("taksometru-licence", "LIQUIDATION");
        tell.withdrawsDescription("koku-cirsana", "Saistošie noteikumi Nr. 12 zaudējuši spēku");
        tell.annuls("tirdzniecibas-atlauja", "Reģistrēts divreiz ar dažādiem nosaukumiem");
        tell.finds("arvalstu-pensija", "DESC-01", COMPLIANT);
        tell.finds("koku-cirsana", "DESC-01", NON_COMPLIANT);
        tell.finds("taksometru-licence", "CAT-08", COMPLIANT);

        tell.day(185, "Likvidētais pakalpojums vēl ir katalogā");
        tell.finds("taksometru-licence", "CAT-08", NON_COMPLIANT);
        tell.disappears("taksometru-licence", "BUSINESS_GOV_LV");
        tell.finds("taksometru-licence", "CAT-08", COMPLIANT);

        tell.day(205, "Koku ciršanai ir jauns apraksts");
        tell.finds("koku-cirsana", "CAT-08", NON_COMPLIANT);
        tell.describes("koku-cirsana");
        tell.publishes("koku-cirsana");
        tell.finds("koku-cirsana", "DESC-01", COMPLIANT);
        tell.finds("koku-cirsana", "CAT-08", NOT_APPLICABLE);
    }

    // The descriptions that came from the old register are a year old (DESC-03); one is reviewed,
    // the other will still be open when the year ends.
    private void oldDescriptionsAreFound() throws SQLException {
        tell.day(212, "Pārskata vecos aprakstus");
        tell.finds("invaliditates-pensija", "DESC-03", NON_COMPLIANT);
        tell.reviewsDescription("invaliditates-pensija");
        tell.finds("invaliditates-pensija", "DESC-03", COMPLIANT);
        tell.finds("apgadnieka-zaudejuma-pensija", "DESC-03", NON_COMPLIANT);
    }

    // The state lead halves the time in which accessibility must be reviewed. What was in time
    // yesterday is overdue from the day on which the change holds (ACC-06), and not a day before.
    private void thePolicyBecomesStricter() throws SQLException {
        tell.day(250, "Valsts vadošā iestāde saīsina piekļūstamības pārskatīšanas termiņu");
        tell.sets(
                "accessibilityReview",
                "P6M",
                tell.today().plusDays(14),
                "Vadlīniju 2. redakcija, 7. punkts");
        tell.finds("slimibas-pabalsts", "ACC-06", COMPLIANT);

        tell.day(270, "Jaunais termiņš ir spēkā, un piekļūstamību pārskata");
        tell.finds("slimibas-pabalsts", "ACC-06", NON_COMPLIANT);
        for (var service : tell.services(AGENCY)) tell.reviewsAccessibility(service);
        for (var service : tell.services(MINISTRY)) tell.reviewsAccessibility(service);
        tell.finds("slimibas-pabalsts", "ACC-06", COMPLIANT);
        tell.finds("bibliotekas-pakalpojumi", "CAT-06", NOT_ASSESSED);
        tell.rememberAgain("bibliotekas-pakalpojumi");
    }

    private void thePortfolioManagerMovesOn() throws SQLException {
        tell.day(300, "Aģentūras kopuma vadītāja maina amatu");
        tell.releasesPortfolioManager(AGENCY, "Rīkojums Nr. 2-1/77");
        tell.finds(AGENCY, "ROLE-02", NON_COMPLIANT);
        tell.finds(AGENCY, "ROLE-09", COMPLIANT);

        tell.day(315, "Aģentūrai ir jauns kopuma vadītājs");
        tell.appointsPortfolioManager(AGENCY, IVARS, "Rīkojums Nr. 2-1/80");
        tell.finds(AGENCY, "ROLE-02", COMPLIANT);
    }

    // Before the year ends most descriptions are looked through. The municipality has yet to.
    private void theYearIsReviewed() throws SQLException {
        tell.day(345, "Gada nogalē pārskata aprakstus");
        for (var service : tell.services(AGENCY)) {
            if (!service.equals("apgadnieka-zaudejuma-pensija")) tell.reviewsDescription(service);
        }
        for (var service : tell.services(MINISTRY)) tell.reviewsDescription(service);
        tell.day(364, "Gads ir apritējis");
        tell.finds("vecuma-pensija", "DESC-03", COMPLIANT);
        tell.finds("apgadnieka-zaudejuma-pensija", "DESC-03", NON_COMPLIANT);
    }
}
