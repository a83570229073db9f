package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.platform.projection.Projection.Fold;
import lv.atbilstiba.platform.projection.Projection.OnFailure;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One table set on its way along the log: folds pages, writes them together with the position, and
 * finds the event at fault when that fails. For one thread at a time.
 */
final class Folder {
    private static final Logger log = LoggerFactory.getLogger(Folder.class);

    private final Projection projection;
    private final Catalogue catalogue;
    private final TableSet tables;
    private final int letterLimit;
    private final Map<Class<?>, Boolean> concerns = new HashMap<>();
    private final Map<String, Long> parked;
    private Connection connection;
    private @Nullable Fold fold;
    private boolean live;
    private long fence; // of the claim, while live
    private boolean mayKeepBack;
    private boolean keepsBack;
    private long position;
    private Instant logTime;

    private Folder(
            Projection projection,
            Catalogue catalogue,
            Connection connection,
            TableSet tables,
            ViewPosition at,
            boolean live,
            int letterLimit)
            throws SQLException {
        this.projection = projection;
        this.catalogue = catalogue;
        this.connection = connection;
        this.tables = tables;
        this.position = at.position();
        this.logTime = at.logTime();
        this.live = live;
        this.letterLimit = letterLimit;
        this.parked = catalogue.parkedSubjects(connection, projection, tables);
        catalogue.enter(connection, tables);
    }

    /** The live table set, from where it stands. */
    static Folder live(
            Projection projection,
            Catalogue catalogue,
            Connection connection,
            TableSet tables,
            ViewPosition at,
            int letterLimit,
            long fence)
            throws SQLException {
        var folder = new Folder(projection, catalogue, connection, tables, at, true, letterLimit);
        folder.fence = fence;
        return folder;
    }

    /**
     * A table set that nobody reads yet.
     *
     * @param mayKeepBack whether rows may wait in memory for the end of the fill; then {@link
     *     #process} ends with {@link KeptBackIsLost} if an event has to be parked
     */
    static Folder filling(
            Projection projection,
            Catalogue catalogue,
            Connection connection,
            TableSet tables,
            int letterLimit,
            boolean mayKeepBack)
            throws SQLException {
        var folder =
                new Folder(
                        projection,
                        catalogue,
                        connection,
                        tables,
                        ViewPosition.NOTHING,
                        false,
                        letterLimit);
        folder.mayKeepBack = mayKeepBack;
        return folder;
    }

    /** A fill met a fault while rows were kept back; it has to begin again without. */
    static final class KeptBackIsLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        KeptBackIsLost(Exception fault) {
            super(fault);
        }
    }

    /** Goes on as the live one, on the connection that holds the claim. */
    void goLive(Connection claimed, long claimedUnder) throws SQLException {
        catalogue.enter(claimed, tables);
        fence = claimedUnder;
        connection = claimed;
        live = true;
    }

    /** The tables are whole from here on. */
    void endFill() throws SQLException {
        try {
            if (fold != null) fold.endFill(connection);
        } catch (SQLException | RuntimeException e) {
            abandon();
            if (keepsBack && !Faults.ofTheDatabase(e)) throw new KeptBackIsLost(e);
            throw e;
        }
        connection.commit();
        keepsBack = false;
    }

    TableSet tables() {
        return tables;
    }

    /** Lets go of what it holds in memory: it goes no further. */
    void end() {
        fold = null;
    }

    /** Subjects that have letters: what the view shows of them is old. */
    int parkedSubjects() {
        return parked.size();
    }

    ViewPosition position() {
        return new ViewPosition(position, logTime);
    }

    /** Opens the fold, unless it is open. */
    void open() throws SQLException, ProjectionStopped {
        if (fold != null) return;
        try {
            var opened = projection.open(connection, position, Map.copyOf(parked));
            connection.rollback();
            if (mayKeepBack && !live) keepsBack = opened.beginFill();
            fold = opened;
        } catch (SQLException e) {
            throw e;
        } catch (RuntimeException e) {
            if (Faults.ofTheDatabase(e)) throw new SQLException(e);
            throw new ProjectionStopped("cannot be opened at " + position, e);
        }
    }

    /** Folds and writes a page, all of it, with letters for what could not be. */
    void process(List<Fact> page) throws SQLException, Superseded, ProjectionStopped {
        if (page.isEmpty()) return;
        open();
        @Nullable Exception fault = attempt(page);
        if (fault == null) return;
        if (fault instanceof Fact.Undecodable undecodable) stopBefore(undecodable, page);
        if (projection.onFailure() == OnFailure.STOP) {
            throw new ProjectionStopped(
                    "cannot fold or write events "
                            + page.getFirst().position()
                            + " to "
                            + page.getLast().position(),
                    fault);
        }
        if (keepsBack) throw new KeptBackIsLost(fault);
        if (page.size() > 1) {
            int half = page.size() / 2;
            process(page.subList(0, half));
            process(page.subList(half, page.size()));
        } else {
            park(page.getFirst(), fault);
        }
    }

    /** Takes in what comes before an event that cannot be read, and no more. */
    private void stopBefore(Fact.Undecodable undecodable, List<Fact> page)
            throws SQLException, Superseded, ProjectionStopped {
        int place = 0;
        while (page.get(place).position() < undecodable.position()) place++;
        process(page.subList(0, place));
        throw new ProjectionStopped(
                "meets an event that it cannot read at " + undecodable.position(), undecodable);
    }

    private @Nullable Exception attempt(List<Fact> page)
            throws SQLException, Superseded, ProjectionStopped {
        var letters = new ArrayList<Letter>();
        var parkedNow = new HashMap<String, Long>();
        var folding = java.util.Objects.requireNonNull(fold);
        try {
            for (var fact : page) {
                if (!concerns.computeIfAbsent(fact.type(), _ -> fact.concerns(projection)))
                    continue;
                if (isParked(fact.subject(), parkedNow)) {
                    letters.add(Letter.behindAnother(fact));
                    continue;
                }
                var recorded = fact.recorded();
                if (recorded.event() instanceof Unreadable event && !projection.takesUnreadable()) {
                    tell(fact, event);
                    letters.add(Letter.unreadable(fact, event));
                    parkedNow.put(fact.subject(), fact.position());
                } else {
                    folding.on(recorded);
                }
            }
            folding.flush(connection);
        } catch (SQLException | RuntimeException e) {
            abandon();
            if (Faults.ofTheDatabase(e))
                throw e instanceof SQLException s ? s : new SQLException(e);
            return e;
        }
        write(page.getLast().position(), latest(page), page.size(), letters);
        parked.putAll(parkedNow);
        return null;
    }

    private boolean isParked(String subject, Map<String, Long> parkedNow) {
        return (!parked.isEmpty() && parked.containsKey(subject))
                || (!parkedNow.isEmpty() && parkedNow.containsKey(subject));
    }

    private void tell(Fact fact, Unreadable event) {
        log.atError()
                .addKeyValue("projection", projection.name())
                .addKeyValue("position", fact.position())
                .addKeyValue("subject", fact.subject())
                .addKeyValue("type", event.type())
                .log("event cannot be read: it goes to the letters, and so do later ones");
    }

    /** Does what was decided about letters; subjects that nothing waits of go on. */
    void settleLetters(FactLog factLog) throws SQLException, Superseded {
        var acts = new LetterActs(projection, tables, factLog);
        var pending = acts.pending(connection);
        connection.rollback();
        for (var act : pending) {
            abandon();
            @Nullable Exception fault = null;
            try {
                acts.perform(connection, act);
                // holds the row of the position: the set cannot be replaced meanwhile
                if (!catalogue.move(
                        connection, projection, tables, position, position, logTime, fence))
                    throw new Superseded(projection.name());
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                if (Faults.ofTheDatabase(e))
                    throw e instanceof SQLException s ? s : new SQLException(e);
                fault = e;
            } finally {
                abandon();
            }
            if (fault != null) {
                log.atWarn()
                        .addKeyValue("projection", projection.name())
                        .addKeyValue("letter", act.letter())
                        .setCause(fault)
                        .log("letter could not be taken in");
                acts.ended(connection, act, Faults.text(fault));
                connection.commit();
            }
        }
        if (!pending.isEmpty()) {
            parked.clear();
            parked.putAll(catalogue.parkedSubjects(connection, projection, tables));
        }
    }

    private void park(Fact fact, Exception fault)
            throws SQLException, Superseded, ProjectionStopped {
        log.atError()
                .addKeyValue("projection", projection.name())
                .addKeyValue("position", fact.position())
                .addKeyValue("subject", fact.subject())
                .setCause(fault)
                .log("event goes to the letters, and so do later ones of its subject");
        open();
        write(fact.position(), latest(List.of(fact)), 1, List.of(Letter.of(fact, fault)));
        parked.put(fact.subject(), fact.position());
    }

    private void write(long to, Instant toLogTime, int events, List<Letter> letters)
            throws SQLException, Superseded, ProjectionStopped {
        boolean done = false;
        try {
            if (!letters.isEmpty()) {
                if (catalogue.letters(connection, projection, tables) + letters.size()
                        > letterLimit)
                    throw new ProjectionStopped("has " + letterLimit + " letters already");
                catalogue.write(connection, projection, tables, letters);
            }
            boolean moved =
                    live
                            ? catalogue.move(
                                    connection, projection, tables, position, to, toLogTime, fence)
                            : catalogue.moveFilling(
                                    connection, tables, position, to, toLogTime, events);
            if (!moved) throw new Superseded(projection.name());
            connection.commit();
            done = true;
        } finally {
            if (!done) abandon();
        }
        position = to;
        logTime = toLogTime;
    }

    /** What was folded since the last write is gone; the next page begins with a fresh fold. */
    private void abandon() throws SQLException {
        fold = null;
        if (!connection.isClosed()) connection.rollback();
    }

    private Instant latest(List<Fact> page) {
        var latest = logTime;
        for (var fact : page) if (fact.recordedAt().isAfter(latest)) latest = fact.recordedAt();
        return latest;
    }
}
