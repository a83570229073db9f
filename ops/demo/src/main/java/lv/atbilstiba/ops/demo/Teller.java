package lv.atbilstiba.ops.demo;

import lv.atbilstiba.kernel.RigaCalendar;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * Tells a story to the register, act by act, and checks that it hears what the story says: an
 * answer or a finding that differs ends the demo. Each method is something that somebody does.
 */
final class Teller {
    /** When people have come to work. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Register register;
    private final SimulatedClock clock;
    private final Progress progress;
    private final LocalDate start;
    private final Map<String, OfferedService> services = OfferedService.all();
    private final Map<String, String> serviceIds = new HashMap<>();
    private final Map<Person, String> people = new EnumMap<>(Person.class);
    private final Map<String, Person> managers = new HashMap<>();
    private final Map<String, Long> recordedAt = new HashMap<>();
    private @Nullable Person loggedIn;
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, TreeSet<String>> shown = new LinkedHashMap<>();
    private LocalDate today;

    Teller(Register register, SimulatedClock clock, Progress progress) {
        this.register = register;
        this.clock = clock;
        this.progress = progress;
        this.start = RigaCalendar.dayOf(clock.instant());
        this.today = start;
    }

    /** What a story says that did not happen. */
    static final class StoryBroken extends IllegalStateException {
        private static final long serialVersionUID = 1;

        StoryBroken(LocalDate day, String what) {
            super("On " + day + ": " + what);
        }
    }

    // ---- time

    /**
     * The next act, some days after the story began. What must be done regularly is done on the
     * days between.
     */
    void day(int number, String title) throws SQLException {
        var day = start.plusDays(number);
        while (!nextRound.isAfter(day)) {
            passTo(nextRound);
            nextRound = nextRound.plusDays(ROUND_DAYS);
            lookAtTheCatalogues();
        }
        passTo(day);
        progress.act(day, number, title, register.submitted(), openFindings());
    }

    private static final int ROUND_DAYS = 28;
    private LocalDate nextRound = LocalDate.MAX;
    private final TreeSet<String> overlooked = new TreeSet<>();

    /** From today on, every four weeks, somebody looks whether each catalogue entry opens. */
    void startLookingAtTheCatalogues() {
        nextRound = today;
    }

    /** Nobody looks at the entries of this service any more. */
    void forget(String service) {
        overlooked.add(service);
    }

    void rememberAgain(String service) {
        overlooked.remove(service);
    }

    private void lookAtTheCatalogues() {
        shown.forEach((service, catalogues) -> {
            if (!overlooked.contains(service))
                catalogues.forEach(catalogue -> looks(service, catalogue, true));
        });
    }

    private void passTo(LocalDate day) throws SQLException {
        var morning = day.atTime(MORNING).atZone(RigaCalendar.RIGA).toInstant();
        if (morning.isAfter(clock.instant())) clock.jumpTo(morning);
        today = day;
    }

    LocalDate today() {
        return today;
    }

    /** Noon of a day of the story. */
    Instant inTheStory(int number) {
        return start.plusDays(number).atTime(LocalTime.NOON).atZone(RigaCalendar.RIGA).toInstant();
    }

    private static final String NON_COMPLIANT = "NON_COMPLIANT";

    private int openFindings() {
        int open = 0;
        if (register.submitted() == 0) return open;
        for (var player : joined) {
            var counts =
                    register.get("/api/compliance/institutions/" + player.registrationNumber())
                            .path("counts");
            for (var kind : counts)
                for (var severity : kind.path("findings"))
                    open += severity.path(NON_COMPLIANT).asInt(0);
        }
        return open;
    }

    // ---- the state lead

    private final List<Player> joined = new ArrayList<>();

    void joins(Player player) {
        var body = new LinkedHashMap<String, Object>();
        body.put("registrationNumber", player.registrationNumber());
        body.put("name", Map.of("lv", player.lv(), "en", player.en()));
        body.put("kind", player.kind());
        var under = player.under();
        if (under != null) body.put("under", under.registrationNumber());
        body.put("participantSince", today);
        body.put("baseline", false);
        done(register.post("state-lead", "/api/institutions", body), player + " joins");
        joined.add(player);
    }

    /** The made-up municipality of the demo as a territory, and one of its parishes. */
    static final String MUNICIPALITY_TERRITORY = "9900000";

    static final String PARISH = "9900100";

    void sets(String parameter, String value, LocalDate holdsFrom, String basis) {
        done(
                register.put(
                        "state-lead",
                        "/api/policy/parameters",
                        "/" + parameter,
                        Map.of("value", value, "holdsFrom", holdsFrom, "basis", basis)),
                parameter + " becomes " + value);
    }

    // ---- institutions and people

    /** The state lead says who leads a sector or a municipality. */
    void designates(Player player, String role) {
        done(
                register.put(
                        "state-lead",
                        path(player),
                        "/roles",
                        Map.of("roles", List.of(role), "effectiveOn", today)),
                player + " is designated");
    }

    void declaresRoles(Player player, String... roles) {
        done(
                register.put(
                        player.client(),
                        path(player),
                        "/roles",
                        Map.of("roles", List.of(roles), "effectiveOn", today)),
                player + " declares its roles");
    }

    void employs(Person person) {
        var answer =
                done(
                        register.post(
                                person.employer().client(),
                                path(person.employer()) + "/staff",
                                Map.of(
                                        "name", person.fullName(),
                                        "post", person.post(),
                                        "joinedOn", today.minusMonths(6))),
                        person + " is registered");
        people.put(person, answer.id());
    }

    void leaves(Person person) {
        done(
                register.delete(
                        person.employer().client(),
                        "/api/staff/" + id(person),
                        "",
                        Map.of("leftOn", today)),
                person + " leaves");
        managers.values().removeIf(person::equals);
    }

    /** From now on she enters herself what is hers to enter of the services that she manages. */
    void entersHerself(Person person) {
        claimsHerLogin(person, SERVICE_MANAGER);
        loggedIn = person;
    }

    /** The institution obtains a code, and she claims her login with it. */
    void claimsHerLogin(Person person, String login) {
        var given =
                done(
                        register.put(
                                person.employer().client(), "/api/staff/" + id(person) + "/login"),
                        person + " gets a code");
        done(
                register.post(
                        login,
                        "/api/staff/login-claims",
                        Map.of("code", given.body().path("code").asString())),
                person + " claims her login");
    }

    void appointsPortfolioManager(Player player, Person person, String basis) {
        done(
                register.put(
                        player.client(),
                        path(player),
                        "/portfolio-manager",
                        Map.of("person", id(person), "effectiveOn", today, "basis", basis)),
                person + " becomes portfolio manager");
    }

    void releasesPortfolioManager(Player player, String basis) {
        done(
                register.delete(
                        player.client(),
                        path(player),
                        "/portfolio-manager",
                        Map.of("effectiveOn", today, "basis", basis)),
                player + " releases its portfolio manager");
    }

    // ---- services

    /** All services of an institution; each as it is, unless the story changes what is said. */
    void offers(Player player, String stage, Map<String, UnaryOperator<Map<String, Object>>> but) {
        services.values().stream()
                .filter(service -> service.owner() == player)
                .filter(service -> !serviceIds.containsKey(service.key()))
                .forEach(service ->
                        offers(
                                service.key(),
                                stage,
                                but.getOrDefault(service.key(), UnaryOperator.identity())));
    }

    void offers(String key, String stage, UnaryOperator<Map<String, Object>> but) {
        var service = service(key);
        var body = but.apply(details(service));
        body.put("owner", service.owner().registrationNumber());
        body.put("stage", stage);
        body.putIfAbsent("effectiveOn", today);
        body.put("baseline", false);
        var answer =
                done(register.post(client(key), "/api/services", body), key + " is registered");
        serviceIds.put(key, answer.id());
    }

    /** Says all there is to say of a service. */
    void settles(String key) {
        var body = details(service(key));
        body.put("effectiveOn", today);
        done(register.put(client(key), path(key), "", body), key + " is settled");
    }

    private static Map<String, Object> details(OfferedService service) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", service.name());
        body.put("sourceId", service.key());
        body.put("kind", service.kind());
        body.put("audiences", service.audiences());
        body.put("deliveryForms", service.forms());
        body.put("complexity", "SIMPLE");
        body.put("coreFunction", service.coreFunction());
        body.put("needs", List.of(service.need()));
        body.put("lifeSituations", service.lifeSituations());
        return body;
    }

    /** A registration of what was there ten months before the register heard of it. */
    UnaryOperator<Map<String, Object>> tenMonthsOld() {
        return body -> {
            body.put("effectiveOn", today.minusMonths(10));
            return body;
        };
    }

    /** A registration that leaves these things out. */
    static UnaryOperator<Map<String, Object>> without(String... properties) {
        return body -> {
            for (var property : properties)
                body.computeIfPresent(
                        property, (name, value) -> value instanceof List ? List.of() : null);
            return body;
        };
    }

    void entersStage(String key, String stage) {
        done(
                register.put(
                        client(key),
                        path(key),
                        "/lifecycle-stage",
                        Map.of("stage", stage, "effectiveOn", today)),
                key + " enters " + stage);
    }

    void annuls(String key, String basis) {
        done(
                // it was in provision: only the state lead says that it never was a service
                register.post("state-lead", path(key), "/annulment", Map.of("basis", basis)),
                key + " is annulled");
        shown.remove(key);
    }

    void appointsManager(String key, Person person, String basis) {
        done(manager(key, person, basis), person + " manages " + key);
        managers.put(key, person);
    }

    /** A second manager is refused. */
    void cannotAppointSecondManager(String key, Person person) {
        refused(
                manager(key, person, "Rīkojums Nr. 1-1/99"),
                409,
                "manager-already-appointed",
                person + " as a second manager of " + key);
    }

    private Register.Answer manager(String key, Person person, String basis) {
        return register.put(
                client(key),
                path(key),
                "/manager",
                Map.of("person", id(person), "effectiveOn", today, "basis", basis));
    }

    void releasesManager(String key, String basis) {
        done(
                register.delete(
                        client(key),
                        path(key),
                        "/manager",
                        Map.of("effectiveOn", today, "basis", basis)),
                key + " has no manager");
    }

    void isProvidedBy(String key, Player provider, Person... responsible) {
        done(
                register.put(
                        client(key),
                        path(key),
                        "/providers/" + provider.registrationNumber(),
                        Map.of(
                                "responsible",
                                Arrays.stream(responsible).map(this::id).toList(),
                                "effectiveOn",
                                today)),
                provider + " provides " + key);
    }

    // ---- descriptions

    /** A complete description in Latvian and English. */
    void describes(String key) {
        describes(key, 0, body -> body);
    }

    /**
     * @param daysAgo how long ago it was registered
     */
    void describes(String key, int daysAgo, UnaryOperator<Map<String, Object>> but) {
        var body = but.apply(description(service(key)));
        body.put("effectiveOn", today.minusDays(daysAgo));
        done(register.post(enters(key), path(key), "/descriptions", body), key + " is described");
        versions.merge(key, 1, Integer::sum);
    }

    private static Map<String, Object> description(OfferedService service) {
        var latvian = new LinkedHashMap<String, Object>();
        latvian.put("title", service.name().get("lv"));
        latvian.put("summary", service.summary());
        latvian.put("eligibility", service.eligibility());
        latvian.put(
                "procedure",
                "Iesniegumu iesniedz elektroniski vai klātienē; iestāde pārbauda nosacījumus un"
                        + " paziņo lēmumu.");
        latvian.put("documents", "Iesniegums un personu apliecinošs dokuments.");
        latvian.put("result", service.result());
        latvian.put("contact", service.unit() + ", tālrunis 00000000");
        latvian.put("appeal", "Lēmumu var apstrīdēt mēneša laikā iestādes vadītājam.");
        var english = new LinkedHashMap<String, Object>();
        english.put("title", service.name().get("en"));
        english.put("summary", service.english());
        english.put("eligibility", "Everybody whom the law names, of whatever country.");
        english.put(
                "procedure",
                "The application is made electronically or on site; the institution checks the"
                        + " conditions and gives notice of its decision.");
        english.put("result", "What the application asks for, or a decision with its reasons.");
        english.put("contact", "The responsible unit, telephone 00000000");
        var texts = new LinkedHashMap<String, Object>();
        texts.put("lv", latvian);
        texts.put("en", english);
        var requestAndReceipt = new LinkedHashMap<String, Object>();
        requestAndReceipt.put("timeLimit", "P" + service.days() + "D");
        requestAndReceipt.put("fee", service.fee());
        requestAndReceipt.put("texts", texts);
        var management = new LinkedHashMap<String, Object>();
        management.put("responsibleUnit", service.unit());
        management.put("legalBasis", service.law());
        management.put("funding", "Iestādes budžets");
        var body = new LinkedHashMap<String, Object>();
        body.put("management", management);
        body.put("requestAndReceipt", requestAndReceipt);
        return body;
    }

    /** A description in Latvian only. */
    static Map<String, Object> onlyInLatvian(Map<String, Object> description) {
        texts(description).remove("en");
        return description;
    }

    /** A description that does not say what the service costs, nor how long it takes. */
    static Map<String, Object> withoutFeeAndTimeLimit(Map<String, Object> description) {
        part(description, "requestAndReceipt").remove("fee");
        part(description, "requestAndReceipt").remove("timeLimit");
        return description;
    }

    /** A description that follows a law as it was changed. */
    static Map<String, Object> amended(Map<String, Object> description) {
        part(description, "management")
                .computeIfPresent("legalBasis", (name, law) -> law + ", ar grozījumiem");
        return description;
    }

    private static Map<String, Object> texts(Map<String, Object> description) {
        return part(part(description, "requestAndReceipt"), "texts");
    }

    @SuppressWarnings("unchecked") // built above, of nothing else
    private static Map<String, Object> part(Map<String, Object> whole, String name) {
        return (Map<String, Object>) Objects.requireNonNull(whole.get(name));
    }

    void reviewsDescription(String key) {
        done(
                register.post(
                        enters(key),
                        path(key),
                        "/description-reviews",
                        Map.of("reviewedOn", today)),
                "the description of " + key + " is reviewed");
    }

    void withdrawsDescription(String key, String basis) {
        done(
                register.delete(
                        enters(key),
                        path(key),
                        "/descriptions/current",
                        Map.of("effectiveOn", today, "basis", basis)),
                "the description of " + key + " is withdrawn");
    }

    // ---- catalogues

    /** In every catalogue where it must be, read from the register. */
    void publishes(String key) {
        service(key).catalogues().forEach(catalogue -> publishes(key, catalogue, "AUTOMATED"));
    }

    void publishes(String key, String catalogue, String way) {
        done(publication(key, catalogue, way), key + " is published in " + catalogue);
        shown.computeIfAbsent(key, none -> new TreeSet<>()).add(catalogue);
        looks(key, catalogue, true);
    }

    /** What a catalogue shows is recorded, also what nobody took from the register. */
    void isShownUndescribed(String key, String catalogue) {
        done(
                register.put(
                        enters(key),
                        path(key),
                        "/catalogues/" + catalogue,
                        Map.of("way", "BY_HAND", "publishedOn", today)),
                key + " is shown in " + catalogue + " without a description");
    }

    private Register.Answer publication(String key, String catalogue, String way) {
        return register.put(
                enters(key),
                path(key),
                "/catalogues/" + catalogue,
                Map.of("version", versions.getOrDefault(key, 1), "way", way, "publishedOn", today));
    }

    void looks(String key, String catalogue, boolean available) {
        done(
                register.post(
                        enters(key),
                        path(key),
                        "/catalogues/" + catalogue + "/checks",
                        Map.of("available", available, "checkedOn", today)),
                key + " is looked for in " + catalogue);
    }

    void disappears(String key, String catalogue) {
        done(
                register.delete(
                        enters(key),
                        path(key),
                        "/catalogues/" + catalogue,
                        Map.of("effectiveOn", today)),
                key + " disappears from " + catalogue);
        shown.getOrDefault(key, new TreeSet<>()).remove(catalogue);
    }

    void explains(String key, String form, String title) {
        done(
                register.post(
                        enters(key),
                        path(key),
                        "/supplementary-information",
                        Map.of("form", form, "title", Map.of("lv", title), "availableOn", today)),
                key + " is explained");
    }

    // ---- accessibility

    /** All four kinds, as the policy wants them. */
    void isAccessible(String key) {
        var service = service(key);
        if (!service.dataOnly()) {
            hasChannels(
                    key,
                    List.of("REMOTE_ELECTRONIC", "ONSITE_PHYSICAL"),
                    service.forms().contains("E")
                            ? List.of("REMOTE_ELECTRONIC", "REMOTE_PHYSICAL")
                            : List.of("ONSITE_PHYSICAL"));
            isForAllGroups(key, "LOW_INCOME", "LOW_DIGITAL_SKILLS", "FUNCTIONAL_IMPAIRMENT");
        }
        if (service.owner() == Player.MUNICIPALITY)
            isThere(key, "MUNICIPALITY_TERRITORY", MUNICIPALITY_TERRITORY);
        else isThere(key, "WHOLE_LATVIA");
        isAcrossBorders(key, "INFORMATION", "REQUEST_AND_RECEIPT", "SUPPORT");
    }

    void hasChannels(String key, List<String> requesting, List<String> receiving) {
        accessibility(key, "multi-channel", Map.of("options", channels(requesting, receiving)));
    }

    private static Map<String, Object> channels(List<String> requesting, List<String> receiving) {
        return Map.of("requesting", requesting, "receiving", receiving, "recipientChooses", true);
    }

    /**
     * A result that comes on paper only is not received electronically, unless somebody says how.
     */
    void cannotClaimElectronicReceipt(String key) {
        var electronic = List.of("REMOTE_ELECTRONIC");
        refused(
                recorded(
                        key,
                        "multi-channel",
                        Map.of(
                                "options",
                                Map.of("requesting", electronic, "receiving", electronic))),
                409,
                "ruled-out-by-delivery-form",
                "electronic receipt of " + key);
    }

    /** In territories of a kind; by their codes where it is told which. */
    void isThere(String key, String kind, String... codes) {
        var named = List.of(codes);
        accessibility(
                key,
                "territorial",
                Map.of(
                        "options",
                        Map.of(
                                "requesting",
                                List.of(kind),
                                "receiving",
                                List.of(kind),
                                "support",
                                List.of(kind),
                                "requestingIn",
                                named,
                                "receivingIn",
                                named,
                                "supportIn",
                                named,
                                "recipientChooses",
                                true)));
    }

    /** The portfolio manager says where a service of the municipality has to be accessible. */
    void hasToBeThere(String key, String territory, String basis) {
        done(
                register.put(
                        PORTFOLIO_MANAGER,
                        path(key),
                        "/accessibility/territorial/target",
                        Map.of("territory", territory, "basis", basis, "effectiveOn", today)),
                key + " has to be accessible in " + territory);
    }

    /** A made-up territory, since the real ones are the state lead's to record. */
    void thereIs(String territory, String lv, String en, @Nullable String parent) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", Map.of("lv", lv, "en", en));
        if (parent != null) body.put("parent", parent);
        body.put("from", today);
        body.put("basis", "Izdomāts paraugs");
        done(
                register.put("state-lead", "/api/policy/territories", "/" + territory, body),
                "there is the territory " + territory);
    }

    void isForAllGroups(String key, String... groups) {
        var measures = new LinkedHashMap<String, String>();
        for (var group : groups) measures.put(group, MEASURES.get(group));
        accessibility(key, "all-groups", Map.of("options", Map.of("measures", measures)));
    }

    void isAcrossBorders(String key, String... provided) {
        var measures = new LinkedHashMap<String, String>();
        for (var measure : provided) measures.put(measure, MEASURES.get(measure));
        accessibility(key, "cross-border", Map.of("options", Map.of("measures", measures)));
    }

    private static final Map<String, String> MEASURES =
            Map.of(
                    "LOW_INCOME", "Publiski datori klientu apkalpošanas centrā",
                    "LOW_DIGITAL_SKILLS", "Darbinieks aizpilda iesniegumu kopā ar klientu",
                    "FUNCTIONAL_IMPAIRMENT",
                            "Vides pieejamība un zīmju valodas tulks pēc pieteikuma",
                    "INFORMATION", "Apraksts angļu valodā un kontaktpunkts",
                    "REQUEST_AND_RECEIPT", "Pieteikšanās ar eIDAS vai pa pastu",
                    "SUPPORT", "Konsultācijas angļu valodā pa tālruni");

    void claimsNotApplicable(String key, String kind, String justification) {
        accessibility(key, kind, Map.of("notApplicable", Map.of("justification", justification)));
    }

    /** In person: what an institution claims, its portfolio manager has to stand for. */
    void confirmsClaim(String key, String kind) {
        done(
                register.post(
                        PORTFOLIO_MANAGER,
                        path(key),
                        "/accessibility/" + kind + "/confirmation",
                        Map.of("confirmedOn", today)),
                "the claim of " + key + " is confirmed");
    }

    /** Of all kinds that can be had with the service's delivery forms. */
    void reviewsAccessibility(String key) {
        var kinds =
                service(key).dataOnly()
                        ? List.of("TERRITORIAL", "CROSS_BORDER")
                        : List.of(
                                "MULTICHANNEL", "TERRITORIAL", "ALL_SOCIAL_GROUPS", "CROSS_BORDER");
        done(
                register.post(
                        enters(key),
                        path(key),
                        "/accessibility-reviews",
                        Map.of("kinds", kinds, "reviewedOn", today)),
                "the accessibility of " + key + " is reviewed");
    }

    private void accessibility(String key, String kind, Map<String, ?> said) {
        done(recorded(key, kind, said), kind + " accessibility of " + key);
        recordedAt.put(key + " " + kind, register.position());
    }

    /** What was recorded of its channels was wrong from the beginning: this stands in its place. */
    void correctsChannels(
            String key,
            LocalDate since,
            List<String> requesting,
            List<String> receiving,
            String reason) {
        var kind = "multi-channel";
        var body = new LinkedHashMap<String, Object>();
        body.put("options", channels(requesting, receiving));
        body.put("effectiveOn", since);
        body.put(
                "corrects",
                Map.of(
                        "position",
                        Objects.requireNonNull(recordedAt.get(key + " " + kind)),
                        "reason",
                        reason));
        done(
                register.put(enters(key), path(key), "/accessibility/" + kind, body),
                "what was recorded of the channels of " + key + " is corrected");
    }

    /** A service manager touches nobody else's services: to her they are not there. */
    void cannotChangeAnothersService(String key) {
        refused(
                register.post(
                        SERVICE_MANAGER,
                        path(key),
                        "/description-reviews",
                        Map.of("reviewedOn", today)),
                404,
                "not-found",
                loggedIn + " reviewing " + key + ", which is another's");
    }

    private Register.Answer recorded(String key, String kind, Map<String, ?> said) {
        var body = new LinkedHashMap<String, Object>(said);
        body.put("effectiveOn", today);
        return register.put(enters(key), path(key), "/accessibility/" + kind, body);
    }

    // ---- what the register says of it

    void finds(String key, String rule, String status) {
        finds("/api/compliance/services/" + id(key), key, rule, status);
    }

    /** What is now known to have been true on an earlier day. */
    void findsOn(int day, String key, String rule, String status) {
        finds(
                "/api/compliance/services/" + id(key) + "?effectiveAt=" + inTheStory(day),
                key + " on day " + day,
                rule,
                status);
    }

    /** What the register said on an earlier day, and always will have said. */
    void found(int day, String key, String rule, String status) {
        finds(
                "/api/compliance/services/" + id(key) + "?asOf=" + inTheStory(day),
                key + " as of day " + day,
                rule,
                status);
    }

    void finds(Player player, String rule, String status) {
        finds(
                "/api/compliance/institutions/" + player.registrationNumber(),
                player.name(),
                rule,
                status);
    }

    private void finds(String path, String whom, String rule, String status) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = finding(path, rule);
            if (found.path("status").asString("").equals(status)) return;
            if (System.nanoTime() > deadline)
                throw new StoryBroken(
                        today, whom + " should be " + status + " with " + rule + ": " + found);
            // What the register does by itself, such as ending the appointments of whoever left,
            // it does soon, not at once.
            LockSupport.parkNanos(AGAIN.toNanos());
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofMillis(50);

    private JsonNode finding(String path, String rule) {
        for (var finding : register.get(path).path("findings")) {
            if (finding.path("rule").asString("").equals(rule)) return finding;
        }
        throw new StoryBroken(today, "nothing is said of " + rule + " at " + path);
    }

    // ---- who and what

    List<String> services(Player player) {
        return services.values().stream()
                .filter(service -> service.owner() == player)
                .map(OfferedService::key)
                .toList();
    }

    /** The id under which the register knows a service. */
    String id(String key) {
        return known(serviceIds.get(key), key);
    }

    private String id(Person person) {
        return known(people.get(person), person.name());
    }

    private static String known(@Nullable String id, String whose) {
        if (id == null) throw new IllegalStateException(whose + " is not registered yet");
        return id;
    }

    private OfferedService service(String key) {
        var service = services.get(key);
        if (service == null) throw new IllegalStateException("no service is called " + key);
        return service;
    }

    private static final String SERVICE_MANAGER = "service-manager";
    private static final String PORTFOLIO_MANAGER = "portfolio-manager-person";

    /** Who speaks for a service in everything. */
    private String client(String key) {
        return service(key).owner().client();
    }

    /** Who enters what is a service manager's to enter: she, if she has a login. */
    private String enters(String key) {
        return loggedIn != null && loggedIn == managers.get(key) ? SERVICE_MANAGER : client(key);
    }

    private String path(String key) {
        return "/api/services/" + id(key);
    }

    private static String path(Player player) {
        return "/api/institutions/" + player.registrationNumber();
    }

    private Register.Answer done(Register.Answer answer, String what) {
        if (!answer.accepted())
            throw new StoryBroken(
                    today, what + ": answered " + answer.status() + " " + answer.body());
        return answer;
    }

    private void refused(Register.Answer answer, int status, String problem, String what) {
        if (answer.status() != status || !answer.problem().endsWith(problem))
            throw new StoryBroken(
                    today,
                    what
                            + " should be refused with "
                            + status
                            + " "
                            + problem
                            + ": answered "
                            + answer.status()
                            + " "
                            + answer.body());
        progress.refused(status, problem, what);
    }
}
