package lv.atbilstiba.audit.read.witness;

import lv.atbilstiba.audit.read.witness.Cosigning.Last;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.SignedNote;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Objects;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * What was cosigned last of each log. It is looked at and replaced as one: nobody comes between.
 */
@Component
final class Cosigned {
    private static final String BEGIN =
            """
            INSERT INTO log.witnessed (origin, size, root)
            VALUES (:origin, :size, :root)
            ON CONFLICT (origin) DO NOTHING
            """;
    private static final String LAST =
            """
            SELECT size, root
            FROM log.witnessed
            WHERE origin = :origin
            FOR UPDATE
            """;
    private static final String REPLACE =
            """
            UPDATE log.witnessed
            SET size = :size, root = :root, note = :note, cosigned_at = clock_timestamp()
            WHERE origin = :origin
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Cosigned(DataSource source) {
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /**
     * Judges on what was cosigned last, while nobody else can, and keeps what extends it.
     *
     * @param note what is kept of a checkpoint that extends it
     */
    Cosigning judge(String origin, SignedNote note, Function<Last, Cosigning> judgement) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    put(BEGIN, origin, Last.NOTHING).update();
                    var last =
                            jdbc.sql(LAST)
                                    .param("origin", origin)
                                    .query((row, _) ->
                                            new Last(
                                                    row.getLong("size"),
                                                    new Hash(row.getBytes("root"))))
                                    .single();
                    var judged = judgement.apply(last);
                    if (judged instanceof Cosigning.Extends(var checkpoint))
                        put(REPLACE, origin, new Last(checkpoint.size(), checkpoint.root()))
                                .param("note", note.toString())
                                .update();
                    return judged;
                }));
    }

    private JdbcClient.StatementSpec put(String sql, String origin, Last last) {
        return jdbc.sql(sql)
                .param("origin", origin)
                .param("size", last.size())
                .param("root", last.root().bytes());
    }
}
