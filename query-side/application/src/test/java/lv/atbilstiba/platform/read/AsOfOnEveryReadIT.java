package lv.atbilstiba.platform.read;

import static lv.atbilstiba.audit.read.Examples.AGENCY;
import static lv.atbilstiba.audit.read.Examples.ANNA;
import static lv.atbilstiba.audit.read.Examples.BERTA;
import static lv.atbilstiba.audit.read.Examples.MARCH;
import static lv.atbilstiba.audit.read.Examples.ORDER;
import static lv.atbilstiba.audit.read.Examples.PROVIDER;
import static lv.atbilstiba.audit.read.Examples.SERVICE;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.compliance.read.QuerySide;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.vault.Sealer;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.policy.api.event.TerritorySet;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceRegistered;
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Every read can be asked what the register knew at a position or an instant of the past, and
 * answers as it did then. A read that is added has to be added here; it has no say in how it takes
 * {@code asOf}.
 */
class AsOfOnEveryReadIT {
    private static final InstitutionId LATER = new InstitutionId("90000000005");
    private static final StaffId CILDA =
            new StaffId(UUID.fromString("01930000-0000-7000-8000-00000000000c"));
    private static final ServiceId UNMANAGED =
            new ServiceId(UUID.fromString("01930000-0000-7000-8000-000000000002"));
    private static final Instant NEXT_DAY = Instant.parse("2026-03-02T09:00:00Z");

    /** The policy's reference data have one edition so far, so that nothing can have changed. */
    private static final Set<String> UNCHANGED =
            Set.of("/api/policy", "/api/policy/{collection}", "/api/policy/{collection}/{code}");

    /** The history itself, up to a checkpoint: a longer one begins with every shorter one. */
    private static final String PACKAGE = "/api/audit/package";

    private static final List<String> LISTS =
            List.of(
                    "/api/audit/changes?from=0&limit=1",
                    "/api/catalogue/services?limit=1",
                    "/api/compliance/findings?limit=100",
                    "/api/institutions?limit=1",
                    "/api/services?limit=1",
                    "/api/staff?limit=1");

    private static final QuerySide REGISTER = register();
    private static final Map<String, JsonNode> SAID_THEN = new HashMap<>();
    private static long then;
    private static Instant thenAt;
    private static long last;

    private static QuerySide register() {
        try {
            var folder = Files.createTempDirectory("as-of");
            folder.toFile().deleteOnExit();
            return new QuerySide(
                    "--atbilstiba.vault.master-key-file=" + folder.resolve(Path.of("master.json")),
                    "--atbilstiba.vault.create-master-key=true");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void record() throws SQLException {
        var first = new ArrayList<>(Examples.history());
        add(
                first,
                new InstitutionRegistered(
                        Reads.TOWN, Reads.town("Pilsētas dome", null), MARCH, false));
        add(first, new StaffMemberRegistered(CILDA, AGENCY, details(CILDA, "Cilda Ozola"), MARCH));
        add(
                first,
                new ServiceRegistered(
                        UNMANAGED,
                        AGENCY,
                        Examples.details("Izziņa", DeliveryForm.E),
                        LifecycleStage.DELIVERY_OR_USE,
                        MARCH,
                        false));
        REGISTER.record(first);
        then = first.getLast().position();
        thenAt = first.getLast().recordedAt();
        last = then;
        for (var read : Reads.ADDRESSES.entrySet())
            SAID_THEN.put(read.getKey(), said(asOf(read.getValue(), Long.toString(then))));

        var later = new ArrayList<>(first);
        add(
                later,
                new InstitutionRegistered(
                        LATER, Reads.town("Pilsētas skola", Reads.TOWN), MARCH, false));
        add(
                later,
                new InstitutionChanged(AGENCY, Examples.agency("Jaunais vides dienests"), MARCH));
        add(
                later,
                new InstitutionRegistered(PROVIDER, Reads.town("Sniedzējs", null), MARCH, false));
        add(
                later,
                new StaffMemberRegistered(BERTA, AGENCY, details(BERTA, "Berta Kalniņa"), MARCH));
        add(later, new StaffMemberLeft(ANNA, AGENCY, MARCH.plusDays(1)));
        add(
                later,
                new ServiceChanged(
                        SERVICE, Examples.details("Cita atļauja", DeliveryForm.F), MARCH));
        add(later, Examples.described(3, "30,00 EUR"));
        add(
                later,
                new CatalogueEntryPublished(
                        SERVICE,
                        CatalogueCode.BUSINESS_GOV_LV,
                        null,
                        3,
                        PublicationWay.AUTOMATED,
                        MARCH));
        add(later, new ServiceManagerAppointed(UNMANAGED, BERTA, MARCH, ORDER));
        add(later, new PortfolioManagerAppointed(AGENCY, BERTA, MARCH, ORDER));
        add(later, new PolicyParameterSet(PolicyParameter.VACANCY_GRACE, "P21D", MARCH, ORDER));
        add(
                later,
                new TerritorySet(
                        new TerritoryCode("9900200"),
                        new LocalizedText("Cits pagasts", "Another parish"),
                        null,
                        MARCH,
                        null,
                        ORDER));
        REGISTER.record(later.subList(first.size(), later.size()));
        last = later.getLast().position();
    }

    @AfterAll
    static void stop() {
        REGISTER.close();
    }

    static Stream<Map.Entry<String, String>> reads() {
        return Reads.ADDRESSES.entrySet().stream();
    }

    @Test
    void no_read_is_left_out_and_each_takes_the_time_in_the_one_way() {
        var found = new TreeSet<String>();
        REGISTER.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (!method.getBeanType().getPackageName().endsWith(".read")) return;
                    if (mapping.getPatternValues().contains(PACKAGE)) return;
                    found.addAll(mapping.getPatternValues());
                    assertThat(method.getMethod().getParameterTypes())
                            .as(mapping.toString())
                            .contains(Asked.class);
                });
        assertThat(found).isEqualTo(Reads.ADDRESSES.keySet());
    }

    @ParameterizedTest
    @MethodSource("reads")
    void as_of_a_position_the_answer_is_the_one_given_then(Map.Entry<String, String> read) {
        assertThat(said(asOf(read.getValue(), Long.toString(then)))).isEqualTo(saidThen(read));
        if (!UNCHANGED.contains(read.getKey()))
            assertThat(content(said(read.getValue())))
                    .as("something has changed since")
                    .isNotEqualTo(content(saidThen(read)));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void as_of_an_instant_the_answer_knows_what_was_recorded_until_then(
            Map.Entry<String, String> read) {
        assertThat(said(asOf(read.getValue(), thenAt.toString()))).isEqualTo(saidThen(read));
        assertThat(content(said(asOf(read.getValue(), thenAt.plusSeconds(1).toString()))))
                .isEqualTo(content(saidThen(read)));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void what_lies_in_the_future_is_refused(Map.Entry<String, String> read) {
        var soon = Instant.now().plus(1, ChronoUnit.HOURS).toString();
        for (var wrong : List.of("999999", soon, "yesterday"))
            assertThat(REGISTER.get("auditor", asOf(read.getValue(), wrong)).status())
                    .as(wrong)
                    .isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void a_datetime_that_is_accepted_asks_for_the_same_as_an_instant(
            Map.Entry<String, String> read) {
        var original = read.getValue();
        var answer =
                REGISTER.get("auditor", original, "Accept-Datetime", Memento.DATE.format(thenAt));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(steady(answer.json())).isEqualTo(saidThen(read));
        assertThat(answer.header("Memento-Datetime")).isEqualTo(Memento.DATE.format(thenAt));
        assertThat(String.join(",", answer.http().headers().allValues("Vary")))
                .contains("Accept-Datetime");
        var memento = answer.header("Content-Location");
        assertThat(memento).isEqualTo(asOf(original, thenAt.toString()));
        assertThat(answer.http().headers().allValues("Link"))
                .contains(
                        "<" + original + ">; rel=\"original timegate\"",
                        "<%s>; rel=\"memento\"; datetime=\"%s\""
                                .formatted(memento, Memento.DATE.format(thenAt)));

        var itself = REGISTER.get("auditor", memento);
        assertThat(steady(itself.json())).isEqualTo(saidThen(read));
        assertThat(itself.header("Memento-Datetime")).isEqualTo(Memento.DATE.format(thenAt));
        assertThat(itself.http().headers().allValues("Link"))
                .containsExactly("<" + original + ">; rel=\"original timegate\"");
    }

    @Test
    void a_datetime_of_the_future_means_the_present_and_one_that_is_none_is_refused() {
        var future = Memento.DATE.format(Instant.now().plus(9, ChronoUnit.DAYS));
        var now = REGISTER.get("auditor", "/api/services", "Accept-Datetime", future);
        assertThat(now.status()).isEqualTo(200);
        assertThat(now.json().at("/items/0/name/lv").asString()).isEqualTo("Cita atļauja");
        assertThat(
                        REGISTER.get("auditor", "/api/services", "Accept-Datetime", "yesterday")
                                .status())
                .isEqualTo(400);
        assertThat(REGISTER.get("auditor", "/api/services").header("Memento-Datetime")).isEmpty();
    }

    @Test
    void what_was_known_then_and_what_is_now_known_of_then_are_two_questions() {
        var path = "/api/compliance/services/" + UNMANAGED.value();
        assertThat(manager(said(asOf(path, Long.toString(then))))).isEqualTo("NON_COMPLIANT");
        assertThat(manager(said(path + "?effectiveAt=" + thenAt)))
                .as("appointed from the first of March, recorded a day later")
                .isEqualTo("COMPLIANT");
        assertThat(manager(said(path + "?effectiveAt=" + thenAt + "&asOf=" + then)))
                .isEqualTo("NON_COMPLIANT");
        assertThat(manager(said(asOf(path, Long.toString(last))))).isEqualTo("COMPLIANT");
    }

    @Test
    void all_pages_of_a_list_show_the_point_of_the_first_one() throws SQLException {
        var firstPages = LISTS.stream().map(AsOfOnEveryReadIT::said).toList();
        var before = LISTS.stream().map(AsOfOnEveryReadIT::others).toList();
        long first = last + 1;
        REGISTER.record(
                List.of(
                        insert(
                                first,
                                new InstitutionRegistered(
                                        new InstitutionId("90000000099"),
                                        Reads.town("Vēlāka", null),
                                        MARCH,
                                        false)),
                        insert(
                                first + 1,
                                new ServiceRegistered(
                                        new ServiceId(
                                                UUID.fromString(
                                                        "01930000-0000-7000-8000-000000000003")),
                                        AGENCY,
                                        Examples.details("Vēlāka", DeliveryForm.E),
                                        LifecycleStage.DELIVERY_OR_USE,
                                        MARCH,
                                        false)),
                        insert(
                                first + 2,
                                new StaffMemberRegistered(
                                        new StaffId(
                                                UUID.fromString(
                                                        "01930000-0000-7000-8000-00000000000d")),
                                        AGENCY,
                                        details(BERTA, "Vēlāka"),
                                        MARCH))));
        last = first + 2;
        assertThat(said("/api/services").toString()).contains("Vēlāka");
        for (int i = 0; i < LISTS.size(); i++)
            assertThat(others(LISTS.get(i), firstPages.get(i)))
                    .as(LISTS.get(i))
                    .isEqualTo(before.get(i));
    }

    @Test
    void a_page_names_the_point_that_it_shows_and_none_shows_another() {
        var date = Memento.DATE.format(thenAt);
        for (var list : LISTS) {
            var first = rows(said(list + "&asOf=" + then)).path("next");
            if (first.isNull()) continue; // had one page then
            var page = list + "&cursor=" + first.asString();
            var shown = said(page);

            assertThat(said(page + "&asOf=" + then)).as(page).isEqualTo(shown);
            var earlier = Memento.DATE.format(thenAt.minus(1, ChronoUnit.DAYS));
            for (var answer :
                    List.of(
                            REGISTER.get("auditor", page),
                            REGISTER.get("auditor", page + "&asOf=" + then),
                            REGISTER.get("auditor", page, "Accept-Datetime", earlier))) {
                assertThat(steady(answer.json())).as(page).isEqualTo(shown);
                assertThat(answer.header("Memento-Datetime")).as(page).isEqualTo(date);
                assertThat(answer.header("Content-Location")).as(page).isEmpty();
            }
            for (var other : List.of("1", thenAt.plusSeconds(1).toString())) {
                var refused = REGISTER.get("auditor", page + "&asOf=" + other);
                assertThat(refused.status()).as(page).isEqualTo(400);
                assertThat(refused.json().at("/errors/0/pointer").asString())
                        .isEqualTo("query:cursor");
                assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("other-point");
                assertThat(refused.json().at("/errors/0/detail").asString()).isNotEmpty();
            }
        }
    }

    @Test
    void a_span_that_ends_before_the_point_goes_on_to_its_own_end() {
        var span = "/api/audit/changes?from=0&limit=1&to=" + then + "&asOf=" + last;
        var next = rows(said(span)).path("next").asString();

        assertThat(REGISTER.get("auditor", span + "&cursor=" + next).status()).isEqualTo(200);
        assertThat(
                        REGISTER.get(
                                        "auditor",
                                        "/api/audit/changes?from=0&limit=1&to=1&cursor=" + next)
                                .status())
                .as("of another span")
                .isEqualTo(400);
    }

    private static Recorded<Object> insert(long position, Object event) {
        return new Recorded<>(
                position,
                NEXT_DAY.plusSeconds(position),
                event,
                Examples.fact(position, event, null).provenance());
    }

    private static List<JsonNode> others(String list) {
        return others(list, said(list));
    }

    /** What the pages after the first one show. */
    private static List<JsonNode> others(String list, JsonNode first) {
        var shown = new ArrayList<JsonNode>();
        for (var page = rows(first); !page.path("next").isNull(); ) {
            page = rows(said(list + "&cursor=" + page.path("next").asString()));
            page.path("items").forEach(shown::add);
        }
        return shown;
    }

    private static JsonNode rows(JsonNode answer) {
        return answer.has("subjects") ? answer.path("subjects") : answer;
    }

    @Test
    void personal_data_erased_since_are_not_opened_in_the_past_either() throws SQLException {
        var member = asOf("/api/staff/" + CILDA.value() + "?personal=true", Long.toString(then));
        var list = asOf("/api/staff?personal=true", Long.toString(then));
        assertThat(REGISTER.get("auditor", member).http().body()).contains("Cilda Ozola");
        assertThat(REGISTER.get("auditor", list).http().body()).contains("Cilda Ozola");
        try (var connection = REGISTER.database().dataSource().getConnection();
                var erase =
                        connection.prepareStatement(
                                "UPDATE vault.person_key SET wrapped_key = NULL, erased_at = now()"
                                        + " WHERE person = ?")) {
            erase.setObject(1, CILDA.value());
            assertThat(erase.executeUpdate()).isEqualTo(1);
        }
        for (var path : List.of(member, list)) {
            var answer = REGISTER.get("auditor", path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.http().body())
                    .contains(CILDA.value().toString())
                    .doesNotContain("Cilda");
        }
    }

    private static String manager(JsonNode answer) {
        for (var finding : answer.path("findings"))
            if (finding.path("rule").asString().equals("ROLE-03"))
                return finding.path("status").asString();
        throw new AssertionError(answer);
    }

    private static JsonNode saidThen(Map.Entry<String, String> read) {
        return Objects.requireNonNull(SAID_THEN.get(read.getKey()));
    }

    private static JsonNode said(String path) {
        var answer = REGISTER.get("auditor", path, "Wait-For-Position", last + ";wait=10");
        assertThat(answer.status()).as(path + " " + answer.http().body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(MediaType.APPLICATION_JSON_VALUE);
        return steady(answer.json());
    }

    /** Without how far the view has come since, which is no part of what it says. */
    private static JsonNode steady(JsonNode answer) {
        if (answer.path("known") instanceof ObjectNode known) {
            known.remove("position");
            known.remove("logTime");
        }
        return answer;
    }

    /** Without the point itself. */
    private static JsonNode content(JsonNode answer) {
        var content = answer.deepCopy();
        if (content.path("known") instanceof ObjectNode known) known.remove("asOf");
        if (content.path("subjects") instanceof ObjectNode subjects) subjects.remove("asOf");
        ((ObjectNode) content).remove("asOf");
        return content;
    }

    private static String asOf(String path, String point) {
        return path + (path.contains("?") ? "&" : "?") + "asOf=" + point;
    }

    private static void add(List<Recorded<Object>> facts, Object event) {
        long position = facts.getLast().position() + 1;
        facts.add(then > 0 ? insert(position, event) : Examples.fact(position, event, null));
    }

    private static StaffDetails details(StaffId person, String name) {
        var sealer = REGISTER.bean(Sealer.class);
        return new StaffDetails(
                sealer.seal(person, "name", name),
                sealer.seal(person, "post", "Pakalpojumu vadītāja"),
                null,
                null);
    }
}
