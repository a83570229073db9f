package lv.atbilstiba.platform.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A view as it is at one position. */
public interface ViewSnapshot {
    ViewPosition position();

    /**
     * A statement on the view's tables, which the text names as <code>{tables}.name</code>. Good
     * only inside the question it was given to.
     */
    JdbcClient.StatementSpec sql(String text);
}
