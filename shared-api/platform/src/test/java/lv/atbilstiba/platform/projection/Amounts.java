package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Recorded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The sum of each subject, and every addition with how often it was written. */
record Amounts(ProjectionName name, OnFailure onFailure) implements Projection {
    static final ProjectionName AMOUNTS = ProjectionName.of("test.amounts");
    static final Amounts PARKING = new Amounts(AMOUNTS, OnFailure.PARK_SUBJECT);
    static final Amounts STOPPING = new Amounts(AMOUNTS, OnFailure.STOP);

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "CREATE TABLE amount (subject text PRIMARY KEY, amount int NOT NULL CHECK (amount"
                        + " >= 0))",
                "CREATE TABLE addition (position bigint NOT NULL, subject text NOT NULL)");
    }

    @Override
    public List<String> indexes() {
        return List.of("CREATE UNIQUE INDEX addition_ix ON addition (position)");
    }

    @Override
    public Fold open(Connection at, long position) throws SQLException {
        var sums = new java.util.HashMap<String, Integer>();
        try (var statement = at.createStatement();
                var row = statement.executeQuery("SELECT subject, amount FROM amount")) {
            while (row.next()) sums.put(row.getString(1), row.getInt(2));
        }
        var amounts = Rows.keyed("amount", 1, "subject text", "amount int");
        var additions = Rows.appended("addition", "position bigint", "subject text");
        return new Fold() {
            @Override
            public void on(Recorded<Object> event) {
                var added = (MemoryLog.Added) event.event();
                if (added.amount() == 666) throw new IllegalStateException("cannot be folded");
                int sum = sums.merge(added.subject(), added.amount(), Integer::sum);
                if (sum == 0) amounts.delete(added.subject());
                else amounts.put(added.subject(), sum);
                additions.put(event.position(), added.subject());
            }

            @Override
            public void flush(Connection connection) throws SQLException {
                amounts.flush(connection);
                additions.flush(connection);
            }
        };
    }
}
