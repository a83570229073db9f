package lv.atbilstiba.platform.access;

import lv.atbilstiba.platform.tlog.Hash;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Chains the record of looking: each row gets a link with the hash over the link before and itself.
 * Only whoever writes the log makes links, after the rows are committed, so nobody who looks waits
 * for anybody.
 */
public final class AccessChain {
    // A row may be committed a little later than those after it, and is linked then.
    private static final String UNLINKED =
            """
            WHERE r.id > (SELECT coalesce(max(l.id), 0) - 10000 FROM access.link l WHERE l.kind = '%1$s')
                AND NOT EXISTS (SELECT 1 FROM access.link l WHERE l.kind = '%1$s' AND l.id = r.id)
            ORDER BY r.id
            LIMIT 1000
            """;
    private static final String LOOKED =
            """
            SELECT 'looked' AS kind, r.id, r.at, r.actor, r.person, r.field, NULL AS what,
                   NULL AS up_to, r.request
            FROM access.looked r
            """
                    + UNLINKED.formatted("looked");
    private static final String EXPORTED =
            """
            SELECT 'exported' AS kind, r.id, r.at, r.actor, NULL AS person, NULL AS field, r.what,
                   r.up_to, r.request
            FROM access.exported r
            """
                    + UNLINKED.formatted("exported");
    private static final String LAST =
            """
            SELECT number, hash
            FROM access.link
            ORDER BY number DESC
            LIMIT 1
            """;
    private static final String AT = "SELECT number, hash FROM access.link WHERE number = :number";
    private static final String LINK =
            """
            INSERT INTO access.link (number, kind, id, hash)
            VALUES (:number, :kind, :id, :hash)
            """;
    private static final String LINKED =
            """
            SELECT l.number, l.kind AS linked_kind, l.id AS linked_id, l.hash,
                   CASE WHEN coalesce(k.id, e.id) IS NOT NULL THEN l.kind END AS kind,
                   coalesce(k.id, e.id) AS id, coalesce(k.at, e.at) AS at,
                   coalesce(k.actor, e.actor) AS actor, k.person, k.field, e.what, e.up_to,
                   coalesce(k.request, e.request) AS request
            FROM access.link l
            LEFT JOIN access.looked k ON l.kind = 'looked' AND k.id = l.id
            LEFT JOIN access.exported e ON l.kind = 'exported' AND e.id = l.id
            WHERE l.number > :after
            ORDER BY l.number
            LIMIT 1000
            """;
    private static final String SIGNED =
            """
            WITH signed AS (
                SELECT DISTINCT said[1]::bigint AS rows, said[2] AS hash
                FROM log.checkpoint,
                     regexp_match(
                         note, '\naccess (0|[1-9][0-9]{0,17}) ([A-Za-z0-9+/]{43}=)\n') AS said
                WHERE said IS NOT NULL
            )
            SELECT count(*) AS signed,
                   min(s.rows) FILTER (
                       WHERE s.hash IS DISTINCT FROM
                           CASE WHEN s.rows = 0 THEN :nothing ELSE encode(l.hash, 'base64') END
                   ) AS wrong
            FROM signed s
            LEFT JOIN access.link l ON l.number = s.rows
            """;
    private static final String COUNT =
            "SELECT (SELECT count(*) FROM access.looked) + (SELECT count(*) FROM access.exported)";

    private static final RowMapper<AccessRoot> ROOT =
            (row, _) -> new AccessRoot(row.getLong("number"), new Hash(row.getBytes("hash")));
    private static final RowMapper<AccessRecord> ROW =
            (row, _) ->
                    new AccessRecord(
                            row.getString("kind"),
                            row.getLong("id"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("actor"),
                            row.getString("person"),
                            row.getString("field"),
                            row.getString("what"),
                            row.getString("up_to"),
                            row.getString("request"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public AccessChain(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** How far it is linked. */
    public AccessRoot root() {
        return jdbc.sql(LAST).query(ROOT).optional().orElse(AccessRoot.NOTHING);
    }

    /** How it stood when it had so many rows; null if it never had, or the link is gone. */
    public @Nullable AccessRoot root(long rows) {
        return rows == 0
                ? AccessRoot.NOTHING
                : jdbc.sql(AT).param("number", rows).query(ROOT).optional().orElse(null);
    }

    /** Links what is not linked yet. Only for whoever holds the claim to the log. */
    public AccessRoot catchUp() {
        while (true) {
            var linked = Objects.requireNonNull(transaction.execute(_ -> link()));
            if (linked == 0) return root();
        }
    }

    private int link() {
        var rows = new ArrayList<>(jdbc.sql(LOOKED).query(ROW).list());
        rows.addAll(jdbc.sql(EXPORTED).query(ROW).list());
        var last = root();
        for (var row : rows) {
            last = new AccessRoot(last.rows() + 1, row.after(last.hash()));
            jdbc.sql(LINK)
                    .param("number", last.rows())
                    .param("kind", row.table())
                    .param("id", row.id())
                    .param("hash", last.hash().bytes())
                    .update();
        }
        return rows.size();
    }

    /**
     * What is wrong with the record of looking.
     *
     * @param number of the first link that does not fit
     * @param table of the row that it links
     * @param id of that row
     * @param what CHANGED, MISSING, or NOT_AS_SIGNED: the chain fits itself, but not a checkpoint
     */
    public record Wrong(long number, String table, long id, String what) {}

    /**
     * @param root how far it is linked
     * @param unlinked rows that no link has yet; they get one within seconds
     * @param signed how many that were signed it was compared with
     * @param wrong null if nothing is
     */
    public record Verdict(AccessRoot root, long unlinked, int signed, @Nullable Wrong wrong) {}

    private record Linked(
            long number, String table, long id, Hash hash, @Nullable AccessRecord row) {}

    /**
     * Computes every link anew.
     *
     * @param kept what checkpoints say of it that are not in the database; as those that are, each
     *     has to have been right once
     */
    public Verdict verify(List<AccessRoot> kept) {
        var signed = signed();
        var last = AccessRoot.NOTHING;
        Wrong wrong = null;
        for (var page = after(0); !page.isEmpty() && wrong == null; page = after(last.rows())) {
            for (var link : page) {
                wrong = wrong(link, last);
                if (wrong != null) break;
                last = new AccessRoot(link.number(), link.hash());
            }
        }
        if (wrong == null) wrong = notAsSigned(kept, signed.wrong());
        var rows = jdbc.sql(COUNT).query(Long.class).single();
        var root = root();
        return new Verdict(
                root, Math.max(0, rows - root.rows()), signed.count() + kept.size(), wrong);
    }

    private static @Nullable Wrong wrong(Linked link, AccessRoot last) {
        if (link.number() != last.rows() + 1)
            return new Wrong(last.rows() + 1, "link", last.rows() + 1, "MISSING");
        if (link.row() == null) return new Wrong(link.number(), link.table(), link.id(), "MISSING");
        return link.row().after(last.hash()).equals(link.hash())
                ? null
                : new Wrong(link.number(), link.table(), link.id(), "CHANGED");
    }

    private @Nullable Wrong notAsSigned(List<AccessRoot> kept, @Nullable Long signed) {
        var first = signed;
        for (var root : kept)
            if (!root.equals(root(root.rows())) && (first == null || root.rows() < first))
                first = root.rows();
        return first == null ? null : new Wrong(first, "link", first, "NOT_AS_SIGNED");
    }

    /**
     * @param count what checkpoints say of it, each once
     * @param wrong how many rows the first of them speaks of that does not fit; null if all do
     */
    private record Signed(int count, @Nullable Long wrong) {}

    /** Compared where they are: there may be one for each second. */
    private Signed signed() {
        return jdbc.sql(SIGNED)
                .param("nothing", AccessRoot.NOTHING.hash().toString())
                .query((row, _) ->
                        new Signed(row.getInt("signed"), row.getObject("wrong", Long.class)))
                .single();
    }

    private List<Linked> after(long number) {
        return jdbc.sql(LINKED)
                .param("after", number)
                .query((row, n) ->
                        new Linked(
                                row.getLong("number"),
                                row.getString("linked_kind"),
                                row.getLong("linked_id"),
                                new Hash(row.getBytes("hash")),
                                row.getString("kind") == null ? null : ROW.mapRow(row, n)))
                .list();
    }
}
