package lv.atbilstiba.platform.vault;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.eventstore.BrokenEvent;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.eventstore.UnknownEvent;
import lv.atbilstiba.platform.memory.Memory;
import lv.atbilstiba.platform.memory.Remembered;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The login map in the vault, each row borne out by the person's own history. Remembered for a
 * moment, since every request asks.
 */
final class LoginMap implements Logins, Memory.Forgetful {
    private static final Logger LOG = LoggerFactory.getLogger(LoginMap.class);
    private static final int MOST = 10_000;
    private static final int HASH_BYTES = 16;
    private static final Login UNKNOWN = new Login("unknown");

    /** Much longer than any command takes: whatever held it is over, and came to nothing. */
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private static final String ROW =
            """
            SELECT login, staff_id, before_hashes,
                held_at < clock_timestamp() - make_interval(secs => :abandoned) AS abandoned
            FROM vault.linked_login
            """;
    private static final String OF_LOGIN = ROW + "WHERE login = :login\n";
    private static final String OF_PERSON = ROW + "WHERE staff_id = :person\n";
    private static final String HOLD =
            """
            INSERT INTO vault.linked_login (login, staff_id)
            VALUES (:login, :person)
            ON CONFLICT (login)
            DO UPDATE SET held_at = clock_timestamp()
            WHERE linked_login.staff_id = EXCLUDED.staff_id
            """;
    private static final String TAKE =
            """
            UPDATE vault.linked_login
            SET staff_id = :person, held_at = clock_timestamp(), before_hashes = false
            WHERE login = :login
            AND staff_id = :other
            """;
    private static final String DROP =
            """
            DELETE FROM vault.linked_login
            WHERE login = :login
            AND staff_id = :person
            """;
    private static final String HISTORY =
            """
            SELECT global_index, event_identifier, type, aggregate_identifier, sequence_number,
                time_stamp, recorded_at, payload_type, payload_revision, payload, metadata
            FROM eventstore.domain_event
            WHERE aggregate_identifier = :person
            AND payload_type IN (:types)
            ORDER BY sequence_number
            """;
    private static final List<String> TYPES =
            List.of(
                    StaffLoginLinked.class.getName(),
                    StaffLoginUnlinked.class.getName(),
                    StaffMemberLeft.class.getName());
    private static final String IN_CLEAR =
            """
            SELECT subject, staff_id
            FROM vault.login
            FOR UPDATE
            """;
    private static final String MOVE =
            """
            INSERT INTO vault.linked_login (login, staff_id, before_hashes)
            VALUES (:login, :person, true)
            ON CONFLICT (login) DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final KeyedHash hash;
    private final EventDecoder decoder;
    private final InstantSource clock;
    private final Remembered<Login, Optional<StaffId>> known;

    private record Row(Login login, StaffId person, boolean beforeHashes, boolean abandoned) {}

    /** What a person's history says last. */
    private record Said(boolean linked, @Nullable String login, @Nullable LocalDate leftOn) {
        boolean bearsOut(Row row, LocalDate today) {
            return linked
                    && (leftOn == null || leftOn.isAfter(today))
                    && (login == null ? row.beforeHashes() : login.equals(row.login().hash()));
        }
    }

    LoginMap(
            JdbcClient jdbc,
            TransactionOperations transaction,
            KeyedHash hash,
            EventDecoder decoder,
            InstantSource clock,
            Duration remembered) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.hash = hash;
        this.decoder = decoder;
        this.clock = clock;
        this.known = Remembered.atMost(MOST, remembered);
    }

    @Override
    public Login of(String subject) {
        return hash.isPossible()
                ? new Login(HexFormat.of().formatHex(hash.of("login", subject), 0, HASH_BYTES))
                : UNKNOWN;
    }

    @Override
    public Optional<StaffId> personOf(Login login) {
        return known.get(login, asked -> row(asked).filter(this::isBorneOut).map(Row::person));
    }

    @Override
    public boolean hold(Login login, StaffId person) {
        known.forget(login);
        if (jdbc.sql(HOLD).param("login", login.hash()).param("person", person.value()).update()
                > 0) return true;
        var row = row(login);
        if (row.isEmpty()) return hold(login, person);
        return row.get().abandoned() && !isBorneOut(row.get()) && take(row.get(), person);
    }

    @Override
    public boolean keep(Login login, StaffId person) {
        known.forget(login);
        // a fact that was overtaken by a later one
        if (!said(person).bearsOut(new Row(login, person, false, false), today())) return true;
        if (jdbc.sql(HOLD).param("login", login.hash()).param("person", person.value()).update()
                > 0) return true;
        var row = row(login);
        if (row.isEmpty()) return keep(login, person);
        return !isBorneOut(row.get()) && take(row.get(), person);
    }

    private boolean take(Row row, StaffId person) {
        return jdbc.sql(TAKE)
                        .param("login", row.login().hash())
                        .param("person", person.value())
                        .param("other", row.person().value())
                        .update()
                > 0;
    }

    @Override
    public void tidy(StaffId person, @Nullable Login ended) {
        var rows =
                jdbc.sql(OF_PERSON)
                        .param("abandoned", ABANDONED.toSeconds())
                        .param("person", person.value())
                        .query((row, _) -> row(row))
                        .list();
        for (var row : rows) {
            if (isBorneOut(row)) continue;
            if (row.login().equals(ended) || row.abandoned() || row.beforeHashes())
                jdbc.sql(DROP)
                        .param("login", row.login().hash())
                        .param("person", person.value())
                        .update();
        }
        known.forget();
    }

    /** Also when everything is forgotten that the database was asked for. */
    @Override
    public void forget() {
        hash.forget();
        known.forget();
    }

    private Optional<Row> row(Login login) {
        return jdbc.sql(OF_LOGIN)
                .param("abandoned", ABANDONED.toSeconds())
                .param("login", login.hash())
                .query((row, _) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Login(row.getString("login")),
                new StaffId(row.getObject("staff_id", UUID.class)),
                row.getBoolean("before_hashes"),
                row.getBoolean("abandoned"));
    }

    private boolean isBorneOut(Row row) {
        return said(row.person()).bearsOut(row, today());
    }

    private LocalDate today() {
        return RigaCalendar.dayOf(clock.instant());
    }

    private Said said(StaffId person) {
        var said = new Said(false, null, null);
        try {
            for (var stored : history(person)) {
                said =
                        switch (decoder.decode(stored).event()) {
                            case StaffLoginLinked linked ->
                                    new Said(true, linked.login(), said.leftOn());
                            case StaffLoginUnlinked _ -> new Said(false, null, said.leftOn());
                            case StaffMemberLeft left ->
                                    new Said(said.linked(), said.login(), left.leftOn());
                            default -> said;
                        };
            }
        } catch (UnknownEvent | BrokenEvent unreadable) {
            // what rights rest on is not guessed
            LOG.atError()
                    .addKeyValue("aggregate", person)
                    .setCause(unreadable)
                    .log("a person's logins cannot be read");
            throw new ProblemException(Problem.unavailable("request/unavailable", 60));
        }
        return said;
    }

    private List<StoredEvent> history(StaffId person) {
        return jdbc.sql(HISTORY)
                .param("person", person.toString())
                .param("types", TYPES)
                .query((row, _) -> StoredEvent.of(row))
                .list();
    }

    /** Hashes the subjects that an earlier release kept in clear; once there is a key to do it. */
    void moveSubjects() {
        if (!hash.isPossible()) return;
        record InClear(String subject, UUID person) {}
        transaction.executeWithoutResult(_ -> {
            var subjects =
                    jdbc.sql(IN_CLEAR)
                            .query((row, _) ->
                                    new InClear(row.getString(1), row.getObject(2, UUID.class)))
                            .list();
            for (var subject : subjects) {
                jdbc.sql(MOVE)
                        .param("login", of(subject.subject()).hash())
                        .param("person", subject.person())
                        .update();
                jdbc.sql("DELETE FROM vault.login WHERE subject = :subject")
                        .param("subject", subject.subject())
                        .update();
            }
            if (!subjects.isEmpty()) LOG.info("{} logins are kept by their hash", subjects.size());
        });
    }
}
