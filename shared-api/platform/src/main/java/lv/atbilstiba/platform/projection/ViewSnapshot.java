package lv.atbilstiba.platform.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Set;

/** A view as it is at one position. */
public interface ViewSnapshot {
    ViewPosition position();

    /** The subjects that are parked: what the view says of them is old. Nearly always none. */
    Set<String> parked();

    /**
     * A statement on the view's tables, which the text names as <code>{tables}.name</code>. Good
     * only inside the question it was given to.
     */
    JdbcClient.StatementSpec sql(String text);
}
