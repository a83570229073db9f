package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.Finding;
import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.Severity;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.api.SubjectKind;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.projection.ViewSnapshot;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.Tongue;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Questions to one snapshot of the findings, as of one point of history. */
final class FindingQueries {
    /** The present: the partial indexes hold the rows that no event superseded. */
    private static final String HELD_NOW =
            """
            f.to_position IS NULL
            AND f.valid_from <= :instant AND (f.valid_until IS NULL OR f.valid_until > :instant)
            """;

    static final String HELD_THEN =
            """
            f.from_position <= :position AND (f.to_position IS NULL OR f.to_position > :position)
            AND f.valid_from <= :instant AND (f.valid_until IS NULL OR f.valid_until > :instant)
            """;

    private static final String COLUMNS =
            """
            f.subject, f.institution, f.rule, f.rule_version, f.severity, f.status, f.reasons,
            f.since, f.cause, f.valid_from, f.valid_until
            """;

    private static final String OF_SUBJECT =
            "SELECT " + COLUMNS + " FROM {tables}.finding f WHERE f.subject = :subject AND %s";

    private static final String SUBJECT =
            """
            SELECT s.institution, s.registered_position, EXISTS (
                SELECT FROM {tables}.annulment a
                WHERE a.subject = s.subject AND a.position <= :position) AS annulled
            FROM {tables}.subject s
            WHERE s.subject = :subject AND s.registered_position <= :position
            """;

    private static final String SERVICES =
            """
            SELECT s.subject FROM {tables}.subject s
            WHERE s.institution = :institution AND s.kind = 'SERVICE'
              AND s.registered_position <= :position
            UNION
            SELECT e.service FROM {tables}.engagement e
            WHERE e.provider = :institution
            """;

    private static final String MEMBERSHIPS = Memberships.on(":day", "m.position <= :position");

    /** Who leads is asked today, whatever point of history the answer is of: it is a right. */
    private static final String LED =
            """
            SELECT member.institution FROM (%s) member WHERE member.under = :lead ORDER BY 1
            """
                    .formatted(
                            Memberships.on(
                                    "(eventstore.log_clock() AT TIME ZONE 'Europe/Riga')::date",
                                    "(:member::text IS NULL OR m.institution = :member)"));

    private static final String COUNTS =
            """
            SELECT f.institution, f.subject LIKE 'service-%%' AS service, f.severity, f.status,
                   count(*)
            FROM {tables}.finding f
            WHERE %s AND %s
            GROUP BY 1, 2, 3, 4
            """;

    private static final String POLICY_VERSION =
            """
            SELECT coalesce(max(position), 0) FROM {tables}.policy_change
            WHERE position <= :position
            """;

    /** What was told of a subject over time; what goes on unchanged is one row. */
    private static final String HISTORY =
            """
            WITH told AS (
                SELECT f.rule, f.rule_version, f.status, f.reasons, f.severity, f.cause,
                       f.from_position, f.valid_from,
                       LEAST(f.valid_until,
                             CASE WHEN f.to_position <= :position THEN f.superseded_at END)
                           AS ended
                FROM {tables}.finding f
                WHERE f.subject = :subject AND f.from_position <= :position
                  AND f.valid_from <= :instant),
            changes AS (
                SELECT *,
                       CASE WHEN lag(ended) OVER w = valid_from
                             AND lag(status) OVER w = status
                             AND lag(reasons) OVER w = reasons
                             AND lag(rule_version) OVER w = rule_version
                            THEN 0 ELSE 1 END AS changed
                FROM told
                WHERE ended IS NULL OR ended > valid_from
                WINDOW w AS (PARTITION BY rule ORDER BY valid_from, from_position)),
            spells AS (
                SELECT *, sum(changed) OVER (
                    PARTITION BY rule ORDER BY valid_from, from_position) AS spell
                FROM changes)
            SELECT rule, min(rule_version) AS rule_version, min(status) AS status,
                   min(reasons) AS reasons, min(valid_from) AS began,
                   CASE WHEN bool_or(ended IS NULL OR ended > :instant) THEN NULL
                        ELSE max(ended) END AS ended,
                   min(from_position) AS from_position,
                   (array_agg(cause ORDER BY valid_from, from_position))[1] AS cause
            FROM spells
            GROUP BY rule, spell
            HAVING (min(valid_from), rule, min(from_position)) > (:began, :rule, :from)
            ORDER BY min(valid_from), rule, min(from_position)
            LIMIT :limit
            """;

    private final ViewSnapshot view;
    private final AsOf asOf;

    FindingQueries(ViewSnapshot view, AsOf asOf) {
        this.view = view;
        this.asOf = asOf;
    }

    Known known() {
        var position = view.position();
        long policyVersion = sql(POLICY_VERSION).query(Long.class).single();
        return new Known(
                position.position(),
                position.logTime(),
                asOf,
                policyVersion,
                view.parked().isEmpty() ? null : view.parked().stream().sorted().toList());
    }

    /** What was said otherwise at an earlier point. */
    FindingDifferences since(AsOf from) {
        return new FindingDifferences(view, from, asOf);
    }

    /** Who a subject is, if it was registered by then. */
    Optional<Subject> subject(SubjectId id) {
        return sql(SUBJECT)
                .param("subject", id.toString())
                .query((row, _) ->
                        new Subject(id, new InstitutionId(row.getString(1)), row.getBoolean(3)))
                .optional();
    }

    /**
     * @param institution the owner of a service; an institution itself
     */
    record Subject(SubjectId id, InstitutionId institution, boolean annulled) {}

    /** Those that the institution's facts rest on: its own, and those it was ever engaged for. */
    List<String> servicesOf(InstitutionId institution) {
        var services = new ArrayList<String>();
        sql(SERVICES)
                .param("institution", institution.registrationNumber())
                .query(row -> {
                    services.add(row.getString(1));
                });
        return services;
    }

    /** In the order of the rules. */
    List<FindingView> findings(SubjectId subject, Tongue tongue) {
        var findings = new ArrayList<FindingView>();
        sql(OF_SUBJECT.formatted(held()))
                .param("subject", subject.toString())
                .query(row -> {
                    findings.add(finding(row, tongue));
                });
        findings.sort(Comparator.comparing(FindingView::rule));
        return findings;
    }

    /** What an institution is. */
    record Member(InstitutionId institution, InstitutionKind kind, @Nullable InstitutionId under) {
        /** The ministry or municipality that answers for it: itself if it is under nobody. */
        InstitutionId lead() {
            return under == null ? institution : under;
        }
    }

    /** Whether an institution is in the sector, or is of the municipality, that another leads. */
    boolean leads(InstitutionId lead, InstitutionId member) {
        return !led(lead, member.registrationNumber()).isEmpty();
    }

    /** Which institutions are in the sector, or are of the municipality, that one leads. */
    List<String> ledBy(InstitutionId lead) {
        return led(lead, null);
    }

    private List<String> led(InstitutionId lead, @Nullable String member) {
        return view.sql(LED)
                .param("lead", lead.registrationNumber())
                .param("member", member)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** What institutions are on the day of the point. */
    Map<InstitutionId, Member> members() {
        return members(asOf.instant());
    }

    /** What they are at an instant, as known at the point. */
    Map<InstitutionId, Member> members(Instant at) {
        var members = new LinkedHashMap<InstitutionId, Member>();
        sql(MEMBERSHIPS)
                .param("day", RigaCalendar.dayOf(at))
                .query(row -> {
                    var id = new InstitutionId(row.getString(1));
                    var under = row.getString(3);
                    members.put(
                            id,
                            new Member(
                                    id,
                                    InstitutionKind.valueOf(row.getString(2)),
                                    under == null ? null : new InstitutionId(under)));
                });
        return members;
    }

    /** Counts of institutions' own findings and of those of their services. */
    static final class RollUp {
        private final Map<SubjectKind, Counts.Sum> sums = new EnumMap<>(SubjectKind.class);

        private Counts.Sum of(SubjectKind kind) {
            return sums.computeIfAbsent(kind, _ -> new Counts.Sum());
        }

        Map<SubjectKind, Counts> counts() {
            var counts = new EnumMap<SubjectKind, Counts>(SubjectKind.class);
            for (var kind : SubjectKind.values()) counts.put(kind, of(kind).counts());
            return counts;
        }
    }

    /** The roll-up of one institution. */
    RollUp rollUp(InstitutionId institution) {
        var all = rollUps("f.institution = :only", institution);
        return all.getOrDefault(institution, new RollUp());
    }

    /** The roll-up of each institution that has any finding. */
    Map<InstitutionId, RollUp> rollUps() {
        return rollUps("TRUE", null);
    }

    private Map<InstitutionId, RollUp> rollUps(String which, @Nullable InstitutionId only) {
        var sums = new TreeMap<InstitutionId, RollUp>();
        scoped(COUNTS.formatted(held(), which), only)
                .query(row -> {
                    of(sums, row)
                            .add(
                                    Severity.valueOf(row.getString(3)),
                                    FindingStatus.valueOf(row.getString(4)),
                                    row.getInt(5));
                });
        scoped(SubjectsByChapter.text(held(), which), only)
                .query(row -> {
                    var chapter = SubjectsByChapter.chapter(row);
                    var subjects = SubjectsByChapter.subjects(row);
                    if (chapter == null) of(sums, row).add(subjects);
                    else of(sums, row).add(chapter, subjects);
                });
        return sums;
    }

    private JdbcClient.StatementSpec scoped(String text, @Nullable InstitutionId only) {
        var statement = sql(text);
        return only == null ? statement : statement.param("only", only.registrationNumber());
    }

    private static Counts.Sum of(Map<InstitutionId, RollUp> sums, ResultSet row)
            throws SQLException {
        return sums.computeIfAbsent(new InstitutionId(row.getString(1)), _ -> new RollUp())
                .of(row.getBoolean(2) ? SubjectKind.SERVICE : SubjectKind.INSTITUTION);
    }

    /** The sum of some institutions' roll-ups. */
    static RollUp sum(Iterable<RollUp> parts) {
        var whole = new RollUp();
        for (var part : parts) {
            part.sums.forEach((kind, sum) -> {
                var counts = sum.counts();
                var of = whole.of(kind);
                of.add(counts.whole());
                counts.chapters().forEach(of::add);
                counts.findings()
                        .forEach((severity, byStatus) ->
                                byStatus.forEach(
                                        (status, count) -> of.add(severity, status, count)));
            });
        }
        return whole;
    }

    /** A spell of history in which a rule said one thing. */
    record Spell(
            RuleId rule,
            int ruleVersion,
            FindingStatus status,
            String reasons,
            Instant from,
            @Nullable Instant until,
            long fromPosition,
            long cause) {}

    List<Spell> history(SubjectId subject, SpellKey after, int limit) {
        return sql(HISTORY)
                .param("subject", subject.toString())
                .param("began", Timestamp.from(after.began()))
                .param("rule", after.rule())
                .param("from", after.fromPosition())
                .param("limit", limit)
                .query((row, _) ->
                        new Spell(
                                RuleId.of(row.getString("rule")),
                                row.getInt("rule_version"),
                                FindingStatus.valueOf(row.getString("status")),
                                row.getString("reasons"),
                                row.getTimestamp("began").toInstant(),
                                instant(row, "ended"),
                                row.getLong("from_position"),
                                row.getLong("cause")))
                .list();
    }

    /** Where a page of history begins. */
    record SpellKey(Instant began, String rule, long fromPosition) {
        static final SpellKey FIRST = new SpellKey(Instant.EPOCH, "", 0);
    }

    /** Which findings a list shows. */
    record Filter(
            @Nullable RuleId rule,
            @Nullable FindingStatus status,
            @Nullable Severity severity,
            @Nullable List<String> institutions,
            @Nullable String subject,
            @Nullable Instant since,
            boolean overdue,
            @Nullable Instant due) {
        /** The same of these institutions; null for all. */
        Filter of(@Nullable List<String> only) {
            return new Filter(rule, status, severity, only, subject, since, overdue, due);
        }
    }

    List<FindingView> list(Filter filter, List<String> after, int limit, Tongue tongue) {
        var text = new StringBuilder("SELECT " + COLUMNS + " FROM {tables}.finding f WHERE ");
        text.append(filter.due == null ? held() : predicted());
        var parameters = new TreeMap<String, Object>();
        and(
                text,
                parameters,
                "f.rule = :rule",
                "rule",
                filter.rule == null ? null : filter.rule.code());
        and(text, parameters, "f.status = :status", "status", name(filter.status));
        and(text, parameters, "f.severity = :severity", "severity", name(filter.severity));
        and(
                text,
                parameters,
                "f.institution IN (:institutions)",
                "institutions",
                filter.institutions);
        and(text, parameters, "f.subject = :subject", "subject", filter.subject);
        and(text, parameters, "f.since >= :since", "since", timestamp(filter.since));
        if (filter.due != null) parameters.put("due", Timestamp.from(filter.due));
        if (filter.overdue) text.append(" AND ").append(Overdue.CONDITION);
        if (!after.isEmpty()) {
            text.append(" AND (f.subject, f.rule, f.valid_from)")
                    .append(" > (:afterSubject, :afterRule, :afterFrom)");
            parameters.put("afterSubject", after.get(0));
            parameters.put("afterRule", after.get(1));
            parameters.put("afterFrom", Timestamp.from(Instant.parse(after.get(2))));
        }
        text.append(" ORDER BY f.subject, f.rule, f.valid_from LIMIT :limit");
        return sql(text.toString())
                .params(parameters)
                .param("limit", limit)
                .query((row, _) -> finding(row, tongue))
                .list();
    }

    private String predicted() {
        return """
        f.from_position <= :position
        AND (f.to_position IS NULL OR f.to_position > :position)
        AND f.valid_from > :instant AND f.valid_from < :due
        AND f.status = 'NON_COMPLIANT'
        AND NOT EXISTS (
            SELECT FROM {tables}.finding h
            WHERE h.subject = f.subject AND h.rule = f.rule
              AND h.status = 'NON_COMPLIANT' AND h.from_position <= :position
              AND (h.to_position IS NULL OR h.to_position > :position)
              AND h.valid_from < f.valid_from
              AND (h.valid_until IS NULL OR h.valid_until > :instant))
        """;
    }

    private static void and(
            StringBuilder text,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value == null) return;
        text.append(" AND ").append(condition);
        parameters.put(name, value);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static FindingView finding(ResultSet row, Tongue tongue) throws SQLException {
        var rule = RuleId.of(row.getString("rule"));
        var status = FindingStatus.valueOf(row.getString("status"));
        return new FindingView(
                row.getString("subject"),
                row.getString("institution"),
                rule,
                row.getInt("rule_version"),
                Severity.valueOf(row.getString("severity")),
                status,
                tongue.say(status),
                FindingView.ReasonView.of(Reasons.of(row.getString("reasons")), tongue),
                row.getTimestamp("since").toInstant(),
                row.getLong("cause"),
                row.getTimestamp("valid_from").toInstant(),
                instant(row, "valid_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private String held() {
        return asOf.past() ? HELD_THEN : HELD_NOW;
    }

    private JdbcClient.StatementSpec sql(String text) {
        return view.sql(text)
                .param("position", asOf.position())
                .param("instant", Timestamp.from(asOf.instant()));
    }

    /** For on-demand judgements: the same form as a row's. */
    static List<FindingView> views(List<Finding> findings, Tongue tongue) {
        return findings.stream().map(finding -> FindingView.of(finding, tongue)).toList();
    }
}
