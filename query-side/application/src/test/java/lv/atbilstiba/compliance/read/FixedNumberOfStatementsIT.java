package lv.atbilstiba.compliance.read;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.read.CountedStatements;
import lv.atbilstiba.platform.vault.Sealer;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceRegistered;
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** However many rows an answer has, or rests on, it is asked of the database in as many words. */
class FixedNumberOfStatementsIT {
    private static final int FEW = 3;
    private static final int MANY = 60;

    /** How often a call is repeated: what is remembered for a moment is asked for now and then. */
    private static final int TIMES = 4;

    private static final List<Recorded<Object>> LOG = new ArrayList<>();
    private static QuerySide register;
    private static List<String> countedOfFew;
    private static List<String> countedOfMany;

    @BeforeAll
    static void record(@TempDir Path folder) throws Exception {
        register =
                new QuerySide(
                        new Class<?>[] {CountedStatements.class},
                        "--atbilstiba.vault.master-key-file=" + folder.resolve("master.json"),
                        "--atbilstiba.vault.create-master-key=true");
        record(FEW);
        countedOfFew = counted();
        record(MANY);
        countedOfMany = counted();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    /** An institution with so many services, managers and staff, and as many providers of one. */
    private static void record(int number) throws SQLException {
        var before = LOG.size();
        var sealer = register.bean(Sealer.class);
        add(
                new InstitutionRegistered(
                        institution(number), Examples.agency("Iestāde"), day(), false));
        for (var i = 0; i < number; i++) {
            var person = new StaffId(new UUID(number, i));
            var details =
                    new StaffDetails(
                            sealer.seal(person, "name", "Anna " + i),
                            sealer.seal(person, "post", "vadītāja"),
                            null,
                            null);
            add(new StaffMemberRegistered(person, institution(number), details, day()));
            add(
                    new ServiceRegistered(
                            service(number, i),
                            institution(number),
                            Examples.details("Atļauja " + i, DeliveryForm.E),
                            LifecycleStage.DELIVERY_OR_USE,
                            day(),
                            false));
            add(new ServiceManagerAppointed(service(number, i), person, day(), Examples.ORDER));
            var provider = new InstitutionId("%011d".formatted(40_000_000_000L + 100 * number + i));
            add(
                    new InstitutionRegistered(
                            provider, Examples.agency("Sniedzējs " + i), day(), false));
            add(
                    new ProviderEngaged(
                            service(number, 0), provider, Ordered.set(Set.of(person)), day()));
        }
        register.record(LOG.subList(before, LOG.size()));
        for (var view : List.of("/api/compliance/state", "/api/staff", "/api/audit/changes?from=0"))
            assertThat(ask(view, "Wait-For-Position", LOG.size() + ";wait=10").status())
                    .isEqualTo(200);
    }

    private static List<String> counted() throws Exception {
        var metrics = register.bean(ComplianceMetrics.class);
        return CountedStatements.of(metrics::refresh);
    }

    @Test
    void the_gauges_of_compliance() {
        assertThat(countedOfFew).hasSizeBetween(2, 8);
        assertThat(countedOfMany).hasSameSizeAs(countedOfFew);
    }

    @Test
    void what_is_known_now_of_an_institution_at_another_instant() throws Exception {
        same(
                "/api/compliance/institutions/%s?effectiveAt=2026-03-01T12:00:00Z"
                        .formatted(institution(FEW).registrationNumber()),
                "/api/compliance/institutions/%s?effectiveAt=2026-03-01T12:00:00Z"
                        .formatted(institution(MANY).registrationNumber()));
    }

    @Test
    void what_changed_of_a_service_with_the_names_of_its_providers() throws Exception {
        var path = "/api/audit/changes?from=0&subject=";
        same(path + service(FEW, 0), path + service(MANY, 0));
        assertThat(ask(path + service(MANY, 0)).json().path("fields").size()).isGreaterThan(MANY);
    }

    @Test
    void what_happened_to_a_service_with_the_names_of_its_providers() throws Exception {
        var path = "/api/audit/subjects/service/%s/history?limit=1000";
        same(path.formatted(service(FEW, 0).value()), path.formatted(service(MANY, 0).value()));
    }

    @Test
    void personal_data_of_staff_whose_looks_are_recorded_at_once() throws Exception {
        var path = "/api/staff?personal=true&institution=";
        same(
                path + institution(FEW).registrationNumber(),
                path + institution(MANY).registrationNumber());

        var jdbc = JdbcClient.create(register.database().dataSource());
        var count = "SELECT count(*) FROM access.looked";
        var before = jdbc.sql(count).query(Long.class).single();
        var answer = counted(path + institution(MANY).registrationNumber());
        var looks = answer.sent.stream().filter(it -> it.contains("INTO access.looked"));
        assertThat(looks).hasSize(1);
        assertThat(jdbc.sql(count).query(Long.class).single()).isEqualTo(before + 2 * MANY);
        var people = answer.json.path("items");
        assertThat(people.size()).isEqualTo(MANY);
        for (var i = 0; i < MANY; i++)
            assertThat(people.path(i).path("personal").path("name").asString())
                    .isEqualTo("Anna " + i);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/audit/changes?from=0&limit=%d",
                "/api/audit/events?limit=%d",
                "/api/catalogue/services?limit=%d",
                "/api/compliance/changes?from=0&limit=%d",
                "/api/compliance/findings?limit=%d",
                "/api/institutions?limit=%d",
                "/api/services?limit=%d",
                "/api/staff?limit=%d",
                "/api/staff?personal=true&limit=%d"
            })
    void a_page_of_any_list(String list) throws Exception {
        same(list.formatted(FEW), list.formatted(MANY));
    }

    private static void same(String ofFew, String ofMany) throws Exception {
        var few = new ArrayList<Integer>();
        var many = new ArrayList<Integer>();
        for (var i = 0; i < TIMES; i++) {
            few.add(counted(ofFew).sent.size());
            many.add(counted(ofMany).sent.size());
        }
        var sent = counted(ofMany).sent;
        assertThat(few).as(ofFew).allMatch(it -> it > 0);
        assertThat(many.stream().min(Integer::compare).orElseThrow())
                .as("%s: %s", ofMany, sent)
                .isLessThanOrEqualTo(few.stream().max(Integer::compare).orElseThrow());
    }

    private record Counted(JsonNode json, List<String> sent) {}

    private static Counted counted(String path) throws Exception {
        var name = UUID.randomUUID().toString();
        var answer = ask(path, CountedStatements.HEADER, name);
        assertThat(answer.status()).as("%s: %s", path, answer.json()).isEqualTo(200);
        return new Counted(answer.json(), CountedStatements.ofRequest(name));
    }

    private static QuerySide.Answer ask(String path, String... headers) {
        return register.get("auditor", path, headers);
    }

    private static InstitutionId institution(int number) {
        return new InstitutionId("%011d".formatted(90_000_000_000L + number));
    }

    private static ServiceId service(int number, int of) {
        return new ServiceId(new UUID(0x7000L + number, of));
    }

    private static LocalDate day() {
        return Examples.MARCH;
    }

    private static void add(Object event) {
        LOG.add(Examples.fact(LOG.size() + 1, event, null));
    }
}
