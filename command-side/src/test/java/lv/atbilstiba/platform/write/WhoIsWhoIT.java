package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;

import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Views;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Whose token is accepted, and as whose each write is recorded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // filled before the first test
class WhoIsWhoIT extends OverHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WRITE = "POST /api/institutions";
    private static final List<String> OPERATIONS =
            List.of(
                    WRITE,
                    "PUT /api/institutions/90000000001",
                    "PUT /api/policy/parameters/vacancyGrace",
                    "POST /api/services",
                    "PUT /api/staff/018f0000-0000-7000-8000-000000000009",
                    "POST /api/staff/login-claims",
                    "POST /api/submissions",
                    "GET /actuator/prometheus",
                    "POST /api/operations/projections/all/rebuilds");
    private static final List<String> ROLES =
            List.of("state-lead", "portfolio-manager", "service-manager", "auditor", "operations");

    private static final ProjectionName LOGINS = ProjectionName.of("staff.logins");

    private final String institution = newNumber();
    @Autowired private Views views;

    @Autowired
    @Qualifier("subjectsAreHashed")
    private SmartInitializingSingleton atTheStart;

    @BeforeAll
    void an_institution() {
        stateLead().post("/api/institutions", ministry(institution, "Ministrija"));
    }

    // ---- tokens

    private static Map<String, @Nullable String> refusedTokens(String role) {
        var good = Tokens.claims(role, "system", "system", null);
        var tokens = new java.util.LinkedHashMap<String, @Nullable String>();
        tokens.put("no token", null);
        tokens.put("another issuer's key", Tokens.ofAnotherIssuer());
        tokens.put("expired", Tokens.expired());
        tokens.put("no end", changed(good, it -> it.expirationTime(null)));
        tokens.put("wrong issuer", changed(good, it -> it.issuer("https://evil.example")));
        tokens.put("no issuer", changed(good, it -> it.issuer(null)));
        tokens.put("wrong audience", changed(good, it -> it.audience("another-application")));
        tokens.put("no audience", changed(good, it -> it.audience((String) null)));
        tokens.put("no subject", changed(good, it -> it.subject(null)));
        tokens.put("no client", changed(good, it -> it.claim("client_id", null)));
        tokens.put("a person's name", changed(good, it -> it.claim("client_id", "a@b.lv")));
        tokens.put("the register's name", changed(good, it -> it.claim("client_id", "register")));
        tokens.put("nonce", changed(good, it -> it.claim("nonce", "n")));
        tokens.put("at_hash", changed(good, it -> it.claim("at_hash", "h")));
        tokens.put("for the client's eyes", changed(good, it -> it.audience("system")));
        tokens.put("no type", Tokens.signed(Tokens.header(null), good.build()));
        tokens.put("any JWT", Tokens.signed(Tokens.header("JWT"), good.build()));
        tokens.put("not a token", "not.a.token");
        return tokens;
    }

    private static String changed(
            JWTClaimsSet.Builder claims,
            java.util.function.UnaryOperator<JWTClaimsSet.Builder> by) {
        return Tokens.signed(
                Tokens.header("at+jwt"),
                by.apply(new JWTClaimsSet.Builder(claims.build())).build());
    }

    static Stream<String> operations() {
        return OPERATIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatever_it_says_a_token_that_is_not_for_this_register_is_none(String operation) {
        var before = countEvents();
        for (var role : ROLES) {
            refusedTokens(role)
                    .forEach((why, token) -> {
                        var answer = call(operation, token);
                        assertThat(answer.status()).as(role + ": " + why).isEqualTo(401);
                        assertThat(answer.type()).isEqualTo("/problems/request/unauthenticated");
                    });
        }
        assertThat(countEvents()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_person_whose_login_is_nobodys_records_nothing(String operation) {
        if (!operation.contains("/api/") || operation.contains("operations")) return;
        if (operation.endsWith("login-claims")) return;
        for (var role : ROLES) {
            var answer = call(operation, Tokens.person(role, "stranger-" + role, institution));
            assertThat(answer.status()).as(role).isEqualTo(403);
            assertThat(answer.type()).isEqualTo("/problems/request/login-not-linked");
            assertThat(answer.json().path("detail").asString()).contains("login-claims");
        }
    }

    @Test
    void a_person_whose_login_is_nobodys_may_still_look() {
        assertThat(
                        call("GET /actuator/prometheus", Tokens.person("operations", "olga", null))
                                .status())
                .isEqualTo(200);
    }

    private Register.Answer call(String operation, @Nullable String token) {
        var method = operation.substring(0, operation.indexOf(' '));
        var path = operation.substring(operation.indexOf(' ') + 1);
        var who = nobody().as(token).with("If-Match", "*");
        if (method.equals("GET")) return who.get(path);
        return path.endsWith("submissions")
                ? who.with("Content-Type", "application/x-ndjson").send(method, path, "{}")
                : who.send(method, path, "{}");
    }

    // ---- logins

    @Test
    void a_login_is_claimed_with_a_code_and_from_then_on_writes_are_hers() {
        var anna = employed("Anna");
        var token = Tokens.person("portfolio-manager", "anna", institution);

        var her = linked(anna, token);
        var change =
                her.with("If-Match", "*")
                        .put("/api/institutions/" + institution, renamed("Labklājība"));

        assertThat(change.status()).isEqualTo(200);
        assertThat(actorAt(change)).isEqualTo("person-" + anna);
        assertThat(history(anna, "StaffLoginLinked").getFirst())
                .contains("\"vouchedBy\":\"client-state-lead\"")
                .doesNotContain("anna\"");
        assertThat(jdbc().sql("SELECT login FROM vault.linked_login").query(String.class).list())
                .allMatch(it -> it.matches("[0-9a-f]{32}"));
    }

    @Test
    void a_login_that_is_somebodys_is_linked_to_nobody_else() {
        var anna = employed("Anna");
        var berta = employed("Berta");
        var token = Tokens.person("service-manager", "anna-2", institution);
        linked(anna, token);

        var stolen = claim(token, code(berta));

        assertThat(stolen.status()).isEqualTo(409);
        assertThat(stolen.type()).isEqualTo("/problems/staff/login-already-linked");
        assertThat(history(berta, "StaffLoginLinked")).isEmpty();
    }

    @Test
    void a_person_has_one_login_and_no_code_is_given_for_a_second() {
        var anna = employed("Anna");
        var code = code(anna);
        linked(anna, Tokens.person("service-manager", "anna-3", institution));

        assertThat(put("/api/staff/" + anna + "/login").status()).isEqualTo(409);
        var late = claim(Tokens.person("service-manager", "carl", institution), code);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.type()).isEqualTo("/problems/staff/login-code-invalid");
    }

    @Test
    void the_same_claim_again_is_the_same_with_its_key_and_without() {
        var anna = employed("Anna");
        var code = code(anna);
        var token = Tokens.person("service-manager", "anna-4", institution);
        var body = "{\"code\": \"%s\"}".formatted(code.toLowerCase(java.util.Locale.ROOT));

        var first = nobody().as(token).with("Idempotency-Key", "k-" + anna);
        assertThat(first.post("/api/staff/login-claims", body).status()).isEqualTo(200);
        assertThat(first.post("/api/staff/login-claims", body).status()).isEqualTo(200);
        assertThat(claim(token, code.replace("-", " ")).status()).isEqualTo(200);

        assertThat(history(anna, "StaffLoginLinked")).hasSize(1);
    }

    @Test
    void a_code_stands_few_wrong_tries_and_only_its_hash_is_kept() {
        var anna = employed("Anna");
        var code = code(anna);
        var wrong = code.substring(0, 20) + (code.endsWith("0000") ? "1111" : "0000");
        var token = Tokens.person("service-manager", "anna-5", institution);
        for (var tried = 0; tried < 5; tried++)
            assertThat(claim(token, wrong).status()).isEqualTo(409);

        assertThat(claim(token, code).status()).isEqualTo(409);
        assertThat(claim(token, "nonsense").status()).isEqualTo(409);
        assertThat(history(anna, "StaffLoginLinked")).isEmpty();
        assertThat(
                        jdbc().sql("SELECT c::text FROM vault.login_code c")
                                .query(String.class)
                                .list()
                                .toString())
                .doesNotContain(code.replace("-", "").substring(8));
    }

    @Test
    void a_code_ends_after_its_days() {
        var anna = employed("Anna");
        var code = code(anna);
        jdbc().sql("UPDATE vault.login_code SET expires_at = now() WHERE staff_id = :it")
                .param("it", UUID.fromString(anna))
                .update();

        assertThat(claim(Tokens.person("service-manager", "anna-6", institution), code).status())
                .isEqualTo(409);
    }

    @Test
    void a_new_code_voids_the_one_before() {
        var anna = employed("Anna");
        var first = code(anna);
        var second = code(anna);
        var token = Tokens.person("service-manager", "anna-7", institution);

        assertThat(claim(token, first).status()).isEqualTo(409);
        assertThat(claim(token, second).status()).isEqualTo(200);
    }

    @Test
    void who_leaves_writes_nothing_any_more_and_the_end_is_recorded() {
        var anna = employed("Anna");
        var her = linked(anna, Tokens.person("portfolio-manager", "anna-8", institution));
        assertThat(rename(her)).isEqualTo(200);

        var left = stateLead().with("If-Match", "*").send("DELETE", "/api/staff/" + anna, null);
        assertThat(left.status()).isEqualTo(200);

        endsWithinASecond(() -> rename(her) == 403);
        assertThat(history(anna, "StaffLoginUnlinked")).hasSize(1);
        assertThat(ends(() -> rows(anna) == 0)).isTrue();
        assertThat(put("/api/staff/" + anna + "/login").status()).isEqualTo(409);
    }

    @Test
    void a_login_taken_back_is_free_for_whoever_is_given_a_code_next() {
        var anna = employed("Anna");
        var token = Tokens.person("portfolio-manager", "shared-desk", institution);
        var her = linked(anna, token);
        var old = jdbc().sql("SELECT count(*) FROM vault.login_code").query(Long.class).single();
        assertThat(old).isPositive();

        var withdrawn =
                stateLead()
                        .with("If-Match", "*")
                        .send("DELETE", "/api/staff/" + anna + "/login", null);
        assertThat(withdrawn.status()).isEqualTo(200);

        endsWithinASecond(() -> rename(her) == 403);
        // what followed the link late may hold the login for a moment more
        theVaultHasFollowed();
        var berta = employed("Berta");
        assertThat(claim(token, code(berta)).status()).isEqualTo(200);
        var change =
                her.with("If-Match", "*")
                        .put("/api/institutions/" + institution, renamed("Trešā " + berta));
        assertThat(actorAt(change)).isEqualTo("person-" + berta);
    }

    @Test
    void a_claim_that_broke_off_before_it_was_recorded_makes_nobody_of_anybody() {
        var anna = employed("Anna");
        var berta = employed("Berta");
        var token = Tokens.person("portfolio-manager", "broken-off", institution);
        var code = code(anna);
        assertThat(claim(token, code).status()).isEqualTo(200);
        theVaultHasFollowed();
        // as a crash between the map and the history would leave it: a row without its event
        var login =
                jdbc().sql("SELECT login FROM vault.linked_login WHERE staff_id = :it")
                        .param("it", UUID.fromString(anna))
                        .query(String.class)
                        .single();
        jdbc().sql("UPDATE vault.linked_login SET staff_id = :other WHERE login = :login")
                .param("other", UUID.fromString(berta))
                .param("login", login)
                .update();

        endsWithinASecond(() -> rename(nobody().as(token)) == 403);
        // and the history sets it right once it is asked again
        jdbc().sql("UPDATE vault.linked_login SET held_at = now() - interval '1 hour'").update();
        assertThat(claim(token, code).status()).isEqualTo(200);
        assertThat(rename(nobody().as(token))).isEqualTo(200);
    }

    @Test
    void a_login_that_an_earlier_release_kept_in_clear_goes_on_as_hers() {
        var anna = employed("Anna");
        jdbc().sql(
                        """
                        INSERT INTO eventstore.domain_event (
                            sequence_number, time_stamp, event_identifier, aggregate_identifier,
                            type, payload_type, payload_revision, payload, metadata)
                        VALUES (1, now(), gen_random_uuid(), :person, 'StaffMember',
                            'lv.atbilstiba.staff.api.event.StaffLoginLinked', '1', :payload,
                            '{"actor": "client-portfolio"}')
                        """)
                .param("person", "staff-" + anna)
                .param(
                        "payload",
                        "{\"person\":\"%s\"}".formatted(anna).getBytes(StandardCharsets.UTF_8))
                .update();
        jdbc().sql("INSERT INTO vault.login (subject, staff_id) VALUES ('anna-before', :person)")
                .param("person", UUID.fromString(anna))
                .update();
        var her = nobody().as(Tokens.person("portfolio-manager", "anna-before", institution));
        assertThat(rename(her)).as("nobody looks into the table of subjects").isEqualTo(403);

        atTheStart.afterSingletonsInstantiated();

        assertThat(jdbc().sql("SELECT count(*) FROM vault.login").query(Long.class).single())
                .isZero();
        assertThat(ends(() -> rename(her) == 200)).isTrue();
        var change =
                her.with("If-Match", "*")
                        .put("/api/institutions/" + institution, renamed("Vecā " + anna));
        assertThat(actorAt(change)).isEqualTo("person-" + anna);
        // and it is one that can be taken back
        stateLead().with("If-Match", "*").send("DELETE", "/api/staff/" + anna + "/login", null);
        endsWithinASecond(() -> rename(her) == 403);
    }

    @Test
    void a_client_that_acts_for_itself_claims_no_login() {
        var answer = claim(Tokens.portfolioManagerOf(institution), code(employed("Anna")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).isEqualTo("/problems/staff/no-login");
    }

    @Test
    void the_portfolio_manager_of_another_institution_gets_no_code() {
        var anna = employed("Anna");
        var theirs =
                nobody().as(Tokens.portfolioManagerOf(newNumber()))
                        .with("If-Match", "*")
                        .put("/api/staff/" + anna + "/login", "{}");

        assertThat(theirs.status()).isEqualTo(404);
    }

    // ---- for others

    @ParameterizedTest
    @CsvSource({"institution-90000000101, 403", "person-Anna, 400", "'Anna Liepa', 400"})
    void nobody_acts_for_somebody_else_without_a_delegation(String whom, int status) {
        var answer =
                stateLead()
                        .with("On-Behalf-Of", whom)
                        .post("/api/institutions", ministry(newNumber(), "X"));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.type()).isEqualTo("/problems/write/no-delegation");
            assertThat(answer.json().path("onBehalfOf").asString()).isEqualTo(whom);
        }
    }

    // ---- helpers

    private String employed(String name) {
        return stateLead()
                .post(
                        "/api/institutions/" + institution + "/staff",
                        "{\"name\": \"%s\", \"post\": \"Vadītāja\"}".formatted(name))
                .json()
                .path("id")
                .asString();
    }

    private Register.Answer put(String path) {
        return stateLead().with("If-Match", "*").put(path, "{}");
    }

    private String code(String person) {
        var given = put("/api/staff/" + person + "/login");
        assertThat(given.status()).as(given.http().body()).isEqualTo(200);
        assertThat(given.header("Cache-Control")).contains("no-store");
        return given.json().path("code").asString();
    }

    private Register.Answer claim(String token, String code) {
        return nobody().as(token)
                .post("/api/staff/login-claims", "{\"code\": \"%s\"}".formatted(code));
    }

    private int rename(Register register) {
        return register.with("If-Match", "*")
                .put("/api/institutions/" + institution, renamed("Otrā " + UUID.randomUUID()))
                .status();
    }

    private long rows(String person) {
        return jdbc().sql("SELECT count(*) FROM vault.linked_login WHERE staff_id = :it")
                .param("it", UUID.fromString(person))
                .query(Long.class)
                .single();
    }

    private List<String> history(String person, String type) {
        return jdbc().sql(
                        """
                        SELECT convert_from(payload, 'UTF8')
                        FROM eventstore.domain_event
                        WHERE aggregate_identifier = :person
                        AND payload_type LIKE '%.' || :type
                        """)
                .param("person", "staff-" + person)
                .param("type", type)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String actorAt(Register.Answer answer) {
        return jdbc().sql(
                        """
                        SELECT convert_from(metadata, 'UTF8')::json ->> 'actor'
                        FROM eventstore.domain_event
                        WHERE global_index = :position
                        """)
                .param("position", Long.parseLong(String.valueOf(answer.header("Event-Position"))))
                .query(String.class)
                .single();
    }

    /** What still followed the history would put the row right again. */
    private void theVaultHasFollowed() {
        var last =
                jdbc().sql("SELECT max(global_index) FROM eventstore.domain_event")
                        .query((row, _) -> row.getLong(1))
                        .single();
        try {
            assertThat(views.awaitPosition(LOGINS, last, Duration.ofSeconds(10))).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean ends(java.util.function.BooleanSupplier done) {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            if (done.getAsBoolean()) return true;
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
        }
        return false;
    }
}
