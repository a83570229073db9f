package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.Severity;
import lv.atbilstiba.platform.projection.ViewSnapshot;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.policy.api.Named;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the register said otherwise at one point of history than at an earlier one, on one snapshot:
 * also what time alone has changed.
 */
final class FindingDifferences {
    private static final String BEFORE =
            FindingQueries.HELD_THEN
                    .replace(":position", ":fromPosition")
                    .replace(":instant", ":fromInstant");

    private static final String SIDE =
            """
            SELECT f.subject, f.rule, f.institution, f.severity, f.status, f.reasons,
                   f.rule_version, f.since, f.cause
            FROM {tables}.finding f
            WHERE (:subject::text IS NULL OR f.subject = :subject)
              AND (:institutions::text IS NULL
                  OR f.institution = ANY (string_to_array(:institutions, ' ')))
              AND (:rule::text IS NULL OR f.rule = :rule)
              AND
            """;

    private static final String DIFFERENT =
            "WITH before AS ("
                    + SIDE
                    + BEFORE
                    + "), after AS ("
                    + SIDE
                    + FindingQueries.HELD_THEN
                    + """
                    ), different AS (
                        SELECT coalesce(a.subject, b.subject) AS subject,
                               coalesce(a.rule, b.rule) AS rule,
                               coalesce(a.institution, b.institution) AS institution,
                               coalesce(a.severity, b.severity) AS severity,
                               b.status AS status_before, b.reasons AS reasons_before,
                               b.rule_version AS version_before, b.since AS since_before,
                               b.cause AS cause_before,
                               a.status AS status_after, a.reasons AS reasons_after,
                               a.rule_version AS version_after, a.since AS since_after,
                               a.cause AS cause_after,
                               CASE WHEN a.status = 'NON_COMPLIANT'
                                     AND b.status IS DISTINCT FROM 'NON_COMPLIANT' THEN 'OPENED'
                                    WHEN b.status = 'NON_COMPLIANT'
                                     AND a.status IS DISTINCT FROM 'NON_COMPLIANT' THEN 'CLOSED'
                                    WHEN b.status IS NULL THEN 'BEGAN'
                                    WHEN a.status IS NULL THEN 'ENDED'
                                    WHEN a.status <> b.status THEN 'CHANGED'
                                    ELSE 'REASONS_CHANGED' END AS kind
                        FROM before b
                        FULL JOIN after a ON a.subject = b.subject AND a.rule = b.rule
                        WHERE (a.status, a.reasons, a.rule_version)
                              IS DISTINCT FROM (b.status, b.reasons, b.rule_version))
                    """;

    private static final String PAGE =
            DIFFERENT
                    + """
                    SELECT * FROM different
                    WHERE (:kind::text IS NULL OR kind = :kind)
                      AND (subject, rule) > (:afterSubject, :afterRule)
                    ORDER BY subject, rule
                    LIMIT :limit
                    """;

    private static final String COUNTS =
            DIFFERENT + "SELECT kind, count(*) FROM different GROUP BY kind";

    private final ViewSnapshot view;
    private final AsOf from;
    private final AsOf to;

    FindingDifferences(ViewSnapshot view, AsOf from, AsOf to) {
        this.view = view;
        this.from = from;
        this.to = to;
    }

    /** What became of a finding. */
    enum Kind implements Named {
        OPENED("Radusies neatbilstība", "Non-compliance arose"),
        CLOSED("Neatbilstības vairs nav", "Non-compliance ended"),
        CHANGED("Mainījies statuss", "The status changed"),
        REASONS_CHANGED("Mainījies pamatojums", "The reasons changed"),
        BEGAN("Sākts vērtēt", "Judged for the first time"),
        ENDED("Vairs netiek vērtēts", "No longer judged");

        private final String lv;
        private final String en;

        Kind(String lv, String en) {
            this.lv = lv;
            this.en = en;
        }

        @Override
        public String lv() {
            return lv;
        }

        @Override
        public String en() {
            return en;
        }
    }

    /** Which of them are asked for. */
    record Filter(
            @Nullable String subject,
            @Nullable List<String> institutions,
            @Nullable RuleId rule,
            @Nullable Kind kind) {}

    /**
     * @param before null if the subject was not judged by the rule then
     * @param after null if it is not any more
     */
    record Difference(
            String subject,
            String institution,
            RuleId rule,
            Severity severity,
            Kind kind,
            @Nullable Said before,
            @Nullable Said after) {}

    /**
     * What the register said.
     *
     * @param reasons as the table holds them
     * @param cause position of the event that made it so
     */
    record Said(FindingStatus status, String reasons, int ruleVersion, Instant since, long cause) {}

    /**
     * By subject and rule.
     *
     * @param after the subject and rule of the last one seen; empty for the first page
     */
    List<Difference> page(Filter filter, List<String> after, int limit) {
        return sql(PAGE, filter)
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("afterSubject", after.isEmpty() ? "" : after.get(0))
                .param("afterRule", after.isEmpty() ? "" : after.get(1))
                .param("limit", limit)
                .query((row, _) -> difference(row))
                .list();
    }

    /** How many there are of each kind, whichever kind the filter wants. */
    Map<Kind, Integer> counts(Filter filter) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        sql(COUNTS, filter)
                .query(row -> {
                    counts.put(Kind.valueOf(row.getString(1)), row.getInt(2));
                });
        return counts;
    }

    private JdbcClient.StatementSpec sql(String text, Filter filter) {
        var institutions = filter.institutions();
        return view.sql(text)
                .param("fromPosition", from.position())
                .param("fromInstant", Timestamp.from(from.instant()))
                .param("position", to.position())
                .param("instant", Timestamp.from(to.instant()))
                .param("subject", filter.subject())
                .param("institutions", institutions == null ? null : String.join(" ", institutions))
                .param("rule", filter.rule() == null ? null : filter.rule().code());
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                row.getString("subject"),
                row.getString("institution"),
                RuleId.of(row.getString("rule")),
                Severity.valueOf(row.getString("severity")),
                Kind.valueOf(row.getString("kind")),
                said(row, "before"),
                said(row, "after"));
    }

    private static @Nullable Said said(ResultSet row, String when) throws SQLException {
        var status = row.getString("status_" + when);
        return status == null
                ? null
                : new Said(
                        FindingStatus.valueOf(status),
                        row.getString("reasons_" + when),
                        row.getInt("version_" + when),
                        row.getTimestamp("since_" + when).toInstant(),
                        row.getLong("cause_" + when));
    }
}
