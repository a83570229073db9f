package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** A projection filled into a schema of its own. */
public final class Filled {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Filled() {}

    /**
     * Its rows after these facts.
     *
     * @param portion how many facts are folded before they are written and the fold begins anew
     * @param deliveries how often each portion is delivered
     */
    public static List<String> rows(
            DataSource database,
            Projection projection,
            List<Recorded<Object>> facts,
            int portion,
            int deliveries)
            throws SQLException {
        try (var connection = database.getConnection()) {
            var schema = tables(connection, projection);
            long position = -1;
            for (int from = 0; from < facts.size(); from += portion) {
                var some = facts.subList(from, Math.min(from + portion, facts.size()));
                var fold = projection.open(connection, position);
                for (int i = 0; i < deliveries; i++)
                    for (var fact : some)
                        if (projection.concerns(fact.event().getClass())) fold.on(fact);
                fold.flush(connection);
                connection.commit();
                position = some.getLast().position();
            }
            return finished(connection, projection, schema);
        }
    }

    /** Its rows after a rebuild from these facts, written after each portion. */
    public static List<String> byRebuild(
            DataSource database, Projection projection, List<Recorded<Object>> facts, int portion)
            throws SQLException {
        try (var connection = database.getConnection()) {
            var schema = tables(connection, projection);
            var fold = projection.open(connection, 0);
            fold.beginFill();
            for (int from = 0; from < facts.size(); from += portion) {
                for (var fact : facts.subList(from, Math.min(from + portion, facts.size())))
                    if (projection.concerns(fact.event().getClass())) fold.on(fact);
                fold.flush(connection);
                connection.commit();
            }
            fold.endFill(connection);
            return finished(connection, projection, schema);
        }
    }

    private static String tables(Connection connection, Projection projection) throws SQLException {
        var schema = "filled_" + NUMBER.incrementAndGet();
        run(connection, "CREATE SCHEMA " + schema);
        run(connection, "SET search_path TO " + schema);
        for (var table : projection.tables()) run(connection, table);
        connection.setAutoCommit(false);
        return schema;
    }

    private static List<String> finished(
            Connection connection, Projection projection, String schema) throws SQLException {
        for (var index : projection.indexes()) run(connection, index);
        connection.commit();
        return dump(connection, schema);
    }

    private static void run(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static List<String> dump(Connection connection, String schema) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT tablename FROM pg_tables WHERE schemaname = '"
                                        + schema
                                        + "' ORDER BY 1")) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        var dump = new ArrayList<String>();
        for (var table : tables) {
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "SELECT t::text FROM " + table + " t ORDER BY 1")) {
                while (rows.next()) dump.add(table + " " + rows.getString(1));
            }
        }
        return dump;
    }
}
