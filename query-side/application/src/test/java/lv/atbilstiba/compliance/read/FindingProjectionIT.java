package lv.atbilstiba.compliance.read;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.projection.Projection.Fold;
import lv.atbilstiba.platform.projection.ViewPosition;
import lv.atbilstiba.platform.projection.ViewSnapshot;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.Tongue;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** The table of findings depends on the log alone, and says later what it said then. */
class FindingProjectionIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final int EVENTS = 400;

    /** Rights are asked by the clock of the log. */
    @BeforeAll
    static void clock() throws SQLException {
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA eventstore");
            statement.execute(
                    "CREATE FUNCTION eventstore.log_clock() RETURNS timestamptz"
                            + " LANGUAGE sql AS 'SELECT now()'");
        }
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_rebuild_gives_the_rows_that_live_running_gave_whatever_the_batches_and_workers(long seed)
            throws SQLException {
        var log = new MemoryEventLog(SomeYear.of(seed, EVENTS));
        var live = tables(log).live(1).dump();

        assertThat(live).hasSizeGreaterThan(EVENTS);
        for (int workers : new int[] {1, 2, 4}) {
            for (int batch : new int[] {1, 7, 100, 5000})
                assertThat(tables(log, workers).filled(batch).dump())
                        .as("filled by %d, %d workers", batch, workers)
                        .isEqualTo(live);
            for (int batch : new int[] {7, 100, 5000})
                assertThat(tables(log, workers).live(batch).dump())
                        .as("live by %d, %d workers", batch, workers)
                        .isEqualTo(live);
            assertThat(tables(log, workers).interrupted(7).dump())
                    .as("opened again and again, %d workers", workers)
                    .isEqualTo(live);
            assertThat(tables(log, workers).filledThenLive(EVENTS / 2).dump())
                    .as("filled, then live, %d workers", workers)
                    .isEqualTo(live);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void as_of_a_position_or_an_instant_it_says_what_it_said_then(long seed) throws SQLException {
        var log = new MemoryEventLog(SomeYear.of(seed, 150));
        var tables = tables(log);
        var saidAt = new LinkedHashMap<AsOf, List<Object>>();
        tables.liveAndAfterEach((fact, next) -> {
            var logTime = log.logTime(fact.position()).orElseThrow();
            // at the very moment, and as late as may be before the next event
            remember(tables, saidAt, fact.position(), logTime);
            var later =
                    next == null
                            ? logTime.plus(Duration.ofDays(400))
                            : next.recordedAt().minusMillis(1);
            if (later.isAfter(logTime)) remember(tables, saidAt, fact.position(), later);
        });

        assertThat(saidAt).hasSizeGreaterThan(150);
        saidAt.forEach((then, said) ->
                assertThat(answer(tables, new AsOf(then.position(), then.instant(), true)))
                        .as("as of %s", then)
                        .isEqualTo(said));
        saidAt.forEach((then, said) -> {
            // an instant alone finds the position that was the last one then
            assertThat(log.positionAt(then.instant())).isEqualTo(then.position());
        });
    }

    @Test
    void roll_ups_are_sums_of_the_findings_with_the_members_of_that_time() throws SQLException {
        var log = new MemoryEventLog(SomeYear.of(5, EVENTS));
        var tables = tables(log).filled(100);
        for (var fact : log.facts()) {
            var then = new AsOf(fact.position(), log.logTime(fact.position()).orElseThrow(), true);
            var queries = tables.queries(then);
            var all = queries.list(everything(), List.of(), 10_000, Tongue.LV);
            var state = RollUpAnswer.state(queries.members(), queries.rollUps(), queries.known());
            assertThat(state.counts().values().stream().mapToInt(FindingProjectionIT::sum).sum())
                    .isEqualTo(all.size());
            assertThat(
                            state.parts().stream()
                                    .flatMap(part -> part.counts().values().stream())
                                    .mapToInt(FindingProjectionIT::sum)
                                    .sum())
                    .isEqualTo(all.size());
        }
    }

    @Test
    void members_are_those_of_what_stands_whichever_fact_a_correction_names() throws SQLException {
        var under = SomeYear.START.plusDays(2);
        var history =
                List.of(
                        placed(1, null, SomeYear.MINISTRY, SomeYear.START),
                        placed(2, null, SomeYear.MUNICIPALITY, under),
                        placed(3, 2L, SomeYear.MUNICIPALITY, under.plusDays(15)),
                        // names what was mended already
                        placed(4, 2L, SomeYear.MUNICIPALITY, under.plusDays(50)),
                        // a correction is no newer than what it mends
                        placed(5, null, SomeYear.MINISTRY, under.plusDays(50)),
                        placed(6, 3L, SomeYear.MUNICIPALITY, under.plusDays(50)));
        for (var filled : List.of(true, false)) {
            var log = new MemoryEventLog(history);
            var tables = filled ? tables(log).filled(100) : tables(log).interrupted(1);
            assertThat(leadOf(tables, 1, under)).isEqualTo(SomeYear.MINISTRY);
            assertThat(leadOf(tables, 2, under.minusDays(1))).isEqualTo(SomeYear.MINISTRY);
            assertThat(leadOf(tables, 2, under)).isEqualTo(SomeYear.MUNICIPALITY);
            assertThat(leadOf(tables, 3, under)).isEqualTo(SomeYear.MINISTRY);
            assertThat(leadOf(tables, 3, under.plusDays(15))).isEqualTo(SomeYear.MUNICIPALITY);
            assertThat(leadOf(tables, 4, under.plusDays(49))).isEqualTo(SomeYear.MINISTRY);
            assertThat(leadOf(tables, 4, under.plusDays(50))).isEqualTo(SomeYear.MUNICIPALITY);
            assertThat(leadOf(tables, 6, under.plusDays(50))).isEqualTo(SomeYear.MINISTRY);
            var today = tables.queries(new AsOf(6, Instant.now(), false));
            assertThat(today.leads(SomeYear.MINISTRY, SomeYear.AGENCY)).isTrue();
            assertThat(today.leads(SomeYear.MUNICIPALITY, SomeYear.AGENCY)).isFalse();
        }
    }

    private static InstitutionId leadOf(Tables tables, long position, LocalDate day) {
        var at = new AsOf(position, RigaCalendar.startOf(day), true);
        return Objects.requireNonNull(tables.queries(at).members().get(SomeYear.AGENCY)).lead();
    }

    private static Recorded<Object> placed(
            long position, @Nullable Long corrects, InstitutionId under, LocalDate from) {
        var details =
                new InstitutionDetails(
                        new LocalizedText("Aģentūra", null),
                        InstitutionKind.SUBORDINATE_INSTITUTION,
                        under);
        return new Recorded<>(
                position,
                RigaCalendar.startOf(SomeYear.START).plusSeconds(position),
                position == 1
                        ? new InstitutionRegistered(SomeYear.AGENCY, details, from, true)
                        : new InstitutionChanged(SomeYear.AGENCY, details, from),
                Provenance.REGISTER.correcting(
                        corrects == null ? null : new Correction(corrects, "kļūda")));
    }

    @Test
    void history_shows_each_spell_once_without_gaps_it_cannot_explain() throws SQLException {
        var log = new MemoryEventLog(SomeYear.of(6, EVENTS));
        var tables = tables(log).filled(100);
        var end = log.logTime(log.head()).orElseThrow();
        var queries = tables.queries(new AsOf(log.head(), end, true));
        for (int i = 0; i < 4; i++) {
            var service = SubjectId.of(SomeYear.service(i));
            var spells = queries.history(service, FindingQueries.SpellKey.FIRST, 10_000);
            var open = spells.stream().filter(spell -> spell.until() == null).toList();
            assertThat(open).hasSameSizeAs(queries.findings(service, Tongue.LV));
            for (var spell : spells)
                if (spell.until() != null) assertThat(spell.until()).isAfter(spell.from());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void what_differs_between_two_points_is_what_the_findings_at_both_say(long seed)
            throws SQLException {
        var log = new MemoryEventLog(SomeYear.of(seed, 120));
        var tables = tables(log).live(7);
        var facts = log.facts();
        var everything = new FindingDifferences.Filter(null, null, null, null);
        for (int before = 0; before < facts.size(); before += 17) {
            for (int after = before; after < facts.size(); after += 23) {
                var from = at(log, facts.get(before).position(), Duration.ZERO);
                var to = at(log, facts.get(after).position(), Duration.ofDays(after));
                var differences = tables.queries(to).since(from);
                var found = differences.page(everything, List.of(), 10_000);
                var expected = new TreeMap<String, String>();
                var then = said(tables, from);
                var now = said(tables, to);
                var both = new TreeSet<>(then.keySet());
                both.addAll(now.keySet());
                for (var key : both) {
                    var change = then.get(key) + " -> " + now.get(key);
                    if (!Objects.equals(then.get(key), now.get(key))) expected.put(key, change);
                }
                assertThat(found)
                        .as("%s to %s", from, to)
                        .extracting(it -> it.subject() + " " + it.rule().code())
                        .containsExactlyInAnyOrderElementsOf(expected.keySet());
                assertThat(
                                differences.counts(everything).values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum())
                        .isEqualTo(found.size());
                for (var difference : found)
                    assertThat(difference.kind()).isEqualTo(kind(difference));
            }
        }
    }

    private static AsOf at(MemoryEventLog log, long position, Duration later) {
        return new AsOf(position, log.logTime(position).orElseThrow().plus(later), true);
    }

    private static Map<String, String> said(Tables tables, AsOf asOf) {
        var said = new TreeMap<String, String>();
        for (var it : tables.queries(asOf).list(everything(), List.of(), 10_000, Tongue.EN))
            said.put(
                    it.subject() + " " + it.rule().code(),
                    it.status() + " " + it.reasons() + " " + it.ruleVersion());
        return said;
    }

    private static FindingDifferences.Kind kind(FindingDifferences.Difference it) {
        var before = it.before() == null ? null : it.before().status();
        var after = it.after() == null ? null : it.after().status();
        if (before == after) return FindingDifferences.Kind.REASONS_CHANGED;
        if (after == FindingStatus.NON_COMPLIANT) return FindingDifferences.Kind.OPENED;
        if (before == FindingStatus.NON_COMPLIANT) return FindingDifferences.Kind.CLOSED;
        if (before == null) return FindingDifferences.Kind.BEGAN;
        return after == null ? FindingDifferences.Kind.ENDED : FindingDifferences.Kind.CHANGED;
    }

    private static int sum(Counts counts) {
        return counts.findings().values().stream()
                .flatMap(byStatus -> byStatus.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static FindingQueries.Filter everything() {
        return new FindingQueries.Filter(null, null, null, null, null, null, false, null);
    }

    private static void remember(
            Tables tables, Map<AsOf, List<Object>> said, long position, Instant instant) {
        var now = new AsOf(position, instant, false);
        // of events of one instant only the last one's answer can be found by that instant
        said.keySet().removeIf(before -> before.instant().equals(instant));
        said.put(now, answer(tables, now));
    }

    private static List<Object> answer(Tables tables, AsOf asOf) {
        var queries = tables.queries(asOf);
        return List.of(
                queries.list(everything(), List.of(), 10_000, Tongue.EN),
                queries.members(),
                queries.subject(SubjectId.of(SomeYear.service(1))),
                queries.known().policyVersion());
    }

    private static Tables tables(MemoryEventLog log) throws SQLException {
        return tables(log, 1);
    }

    private static Tables tables(MemoryEventLog log, int workers) throws SQLException {
        return new Tables(log, workers);
    }

    @FunctionalInterface
    private interface AfterEach {
        void said(Recorded<Object> fact, @Nullable Recorded<Object> next);
    }

    /** The projection at work as the engine would have it, on a schema of its own. */
    private static final class Tables {
        private final MemoryEventLog log;
        private final FindingProjection projection;
        private final String schema = "findings_" + SCHEMAS.incrementAndGet();
        private final Connection connection = DATABASE.dataSource().getConnection();
        private final JdbcClient client =
                JdbcClient.create(new SingleConnectionDataSource(connection, true));

        Tables(MemoryEventLog log, int workers) throws SQLException {
            this.log = log;
            this.projection = new FindingProjection(log, log.decoder(), workers);
            execute("CREATE SCHEMA " + schema);
            execute("SET search_path = " + schema);
            for (var table : projection.tables()) execute(table);
        }

        Tables live(int batch) throws SQLException {
            for (var index : projection.indexes()) execute(index);
            return fold(projection.open(connection, 0), log.facts(), batch);
        }

        void liveAndAfterEach(AfterEach after) throws SQLException {
            for (var index : projection.indexes()) execute(index);
            var fold = projection.open(connection, 0);
            var facts = log.facts();
            for (int i = 0; i < facts.size(); i++) {
                fold(fold, List.of(facts.get(i)), 1);
                after.said(facts.get(i), i + 1 < facts.size() ? facts.get(i + 1) : null);
            }
        }

        Tables filled(int batch) throws SQLException {
            var fold = projection.open(connection, 0);
            fold.beginFill();
            fold(fold, log.facts(), batch);
            fold.endFill(connection);
            for (var index : projection.indexes()) execute(index);
            return this;
        }

        /** As if the process were stopped after every third batch. */
        Tables interrupted(int batch) throws SQLException {
            for (var index : projection.indexes()) execute(index);
            var facts = log.facts();
            long position = 0;
            for (int from = 0; from < facts.size(); from += 3 * batch) {
                var part = facts.subList(from, Math.min(facts.size(), from + 3 * batch));
                fold(projection.open(connection, position), part, batch);
                position = part.getLast().position();
            }
            return this;
        }

        Tables filledThenLive(int events) throws SQLException {
            var fold = projection.open(connection, 0);
            fold.beginFill();
            fold(fold, log.facts().subList(0, events), 100);
            fold.endFill(connection);
            for (var index : projection.indexes()) execute(index);
            return fold(fold, log.facts().subList(events, log.facts().size()), 7);
        }

        private Tables fold(Fold fold, List<Recorded<Object>> facts, int batch)
                throws SQLException {
            for (int from = 0; from < facts.size(); from += batch) {
                for (var fact : facts.subList(from, Math.min(facts.size(), from + batch)))
                    if (projection.concerns(fact.event().getClass())) fold.on(fact);
                fold.flush(connection);
            }
            return this;
        }

        FindingQueries queries(AsOf asOf) {
            var snapshot =
                    new ViewSnapshot() {
                        @Override
                        public java.util.Set<String> parked() {
                            return java.util.Set.of();
                        }

                        @Override
                        public ViewPosition position() {
                            return new ViewPosition(asOf.position(), asOf.instant());
                        }

                        @Override
                        public JdbcClient.StatementSpec sql(String text) {
                            return client.sql(text.replace("{tables}", schema));
                        }
                    };
            return new FindingQueries(snapshot, asOf);
        }

        List<String> dump() throws SQLException {
            var lines = new ArrayList<String>();
            for (var table :
                    List.of("finding", "subject", "annulment", "membership", "policy_change")) {
                try (var statement = connection.createStatement();
                        var row =
                                statement.executeQuery(
                                        "SELECT t::text FROM " + table + " t ORDER BY 1")) {
                    while (row.next()) lines.add(table + row.getString(1));
                }
            }
            connection.close();
            return lines;
        }

        private void execute(String text) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(text);
            }
        }
    }
}
