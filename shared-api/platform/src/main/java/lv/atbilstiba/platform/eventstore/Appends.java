package lv.atbilstiba.platform.eventstore;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/** The one place where an append becomes SQL. */
interface Appends {
    /**
     * Writes the events, and the receipt if one is given, all or nothing; returns when they are
     * committed, or when they are part of the transaction that the caller has open.
     */
    AppendReceipt.Appended append(
            List<NewEvent> events, AppendReceipt.@Nullable Idempotency receipt) throws SQLException;
}
