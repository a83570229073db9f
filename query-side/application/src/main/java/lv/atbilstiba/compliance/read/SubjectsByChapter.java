package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.Chapter;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.read.Counts.Subjects;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Counts subjects by how they stand, in each chapter of the rulebook and in the whole of it: one
 * statement, since a subject is counted once in each.
 */
final class SubjectsByChapter {
    /** Rows: institution, whether services, chapter (null = the whole), all, failing, open. */
    private static final String TEXT =
            """
            SELECT institution, service, chapter, count(*), count(*) FILTER (WHERE failing),
                   count(*) FILTER (WHERE open AND NOT failing)
            FROM (
                SELECT f.institution, f.subject LIKE 'service-%%' AS service, c.chapter,
                       bool_or(f.severity = 'MANDATORY' AND f.status = 'NON_COMPLIANT') AS failing,
                       bool_or(f.severity = 'MANDATORY' AND f.status = 'NOT_ASSESSED') AS open
                FROM {tables}.finding f JOIN (VALUES %s) AS c (rule, chapter) ON c.rule = f.rule
                WHERE %s AND %s
                GROUP BY GROUPING SETS (
                    (f.institution, f.subject, c.chapter), (f.institution, f.subject))) AS s
            GROUP BY institution, service, chapter
            """;

    private static final String CHAPTERS =
            Arrays.stream(RuleId.values())
                    .map(rule -> "('" + rule.code() + "', '" + rule.chapter().name() + "')")
                    .collect(Collectors.joining(", "));

    private SubjectsByChapter() {}

    /**
     * @param held which rows of {@code f} hold at the point
     * @param which of them are counted
     */
    static String text(String held, String which) {
        return TEXT.formatted(CHAPTERS, held, which);
    }

    /** The chapter of a row; null for the whole rulebook. */
    static @Nullable Chapter chapter(ResultSet row) throws SQLException {
        var name = row.getString(3);
        return name == null ? null : Chapter.valueOf(name);
    }

    static Subjects subjects(ResultSet row) throws SQLException {
        return Subjects.of(row.getInt(4), row.getInt(5), row.getInt(6));
    }
}
