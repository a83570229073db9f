package lv.atbilstiba.platform.vault;

import lv.atbilstiba.kernel.StaffId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The login map in the vault, remembered for a moment, since every request asks. */
final class LoginMap implements Logins {
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final long patience;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<StaffId> person, long since) {}

    LoginMap(JdbcClient jdbc, TransactionOperations transaction, Duration remembered) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.patience = remembered.toNanos();
    }

    @Override
    public void link(String subject, StaffId person) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("DELETE FROM vault.login WHERE staff_id = :person")
                    .param("person", person.value())
                    .update();
            jdbc.sql(
                            """
                            INSERT INTO vault.login (subject, staff_id)
                            VALUES (:subject, :person)
                            ON CONFLICT (subject)
                            DO UPDATE SET staff_id = EXCLUDED.staff_id, linked_at = clock_timestamp()
                            """)
                    .param("subject", subject)
                    .param("person", person.value())
                    .update();
        });
        known.clear();
    }

    @Override
    public Optional<StaffId> personOf(String subject) {
        var now = System.nanoTime();
        var remembered = known.get(subject);
        if (remembered != null && now - remembered.since() < patience) return remembered.person();
        var person =
                jdbc.sql("SELECT staff_id FROM vault.login WHERE subject = :subject")
                        .param("subject", subject)
                        .query((row, _) -> row.getObject("staff_id", UUID.class))
                        .optional()
                        .map(StaffId::new);
        if (known.size() >= MOST) known.clear();
        known.put(subject, new Known(person, now));
        return person;
    }

    @Override
    public void unlink(StaffId person) {
        jdbc.sql("DELETE FROM vault.login WHERE staff_id = :person")
                .param("person", person.value())
                .update();
        known.clear();
    }
}
