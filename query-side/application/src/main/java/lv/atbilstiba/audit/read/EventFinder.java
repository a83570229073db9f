package lv.atbilstiba.audit.read;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.projection.Views;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** Finds events by whom they concern, and reads them from the log in their order. */
@Component
final class EventFinder {
    private static final int COUNTED_AT_ONCE = 20_000;

    /** Names, ids and times in a line, beside what the event says and who recorded it. */
    private static final int AROUND_AN_EVENT = 400;

    private final EventLog log;
    private final Views views;

    EventFinder(EventLog log, Views views) {
        this.log = log;
        this.views = views;
    }

    /**
     * The next events that fit, after a position and not beyond another.
     *
     * @param upTo at most as far as the view has come, or the log if everything fits
     */
    List<StoredEvent> find(EventFilter filter, long after, long upTo, int limit) {
        if (after >= upTo) return List.of();
        if (filter.everything()) {
            return log.after(after, limit).stream()
                    .takeWhile(event -> event.position() <= upTo)
                    .toList();
        }
        return log.atAll(positions(filter, after, upTo, limit));
    }

    /**
     * How many bytes the events that fit will have as lines, about. They are counted portion by
     * portion, and no further than until they are too many.
     */
    long bytes(EventFilter filter, long after, long upTo, long most) {
        var bytes = 0L;
        var at = after;
        var more = at < upTo;
        while (more && bytes <= most) {
            int events;
            if (filter.everything()) {
                var volume = log.volume(at, upTo, COUNTED_AT_ONCE);
                bytes += volume.bytes();
                events = volume.events();
                at = volume.last();
            } else {
                var positions = positions(filter, at, upTo, COUNTED_AT_ONCE);
                bytes += log.volume(positions).bytes();
                events = positions.size();
                if (events > 0) at = positions.getLast();
            }
            bytes += (long) events * AROUND_AN_EVENT;
            more = events == COUNTED_AT_ONCE;
        }
        return bytes;
    }

    /** The institution that answers for a subject. */
    Optional<InstitutionId> home(String subject) {
        return views.read(
                AuditEventsProjection.NAME,
                view ->
                        view.sql(
                                        """
                                        SELECT w.word
                                        FROM {tables}.subject_home h
                                        JOIN {tables}.word w ON w.number = h.institution
                                        WHERE h.subject = :subject
                                        """)
                                .param("subject", Word.number(subject))
                                .query(String.class)
                                .optional()
                                .map(it ->
                                        new InstitutionId(it.substring("institution-".length()))));
    }

    private List<Long> positions(EventFilter filter, long after, long upTo, int limit) {
        var text = new StringBuilder("SELECT e.position FROM {tables}.event_subject e WHERE ");
        if (filter.subject() != null) {
            text.append("e.subject = :subject AND e.relation <> 'HOME'");
            if (filter.institution() != null)
                text.append(
                        " AND EXISTS (SELECT 1 FROM {tables}.event_subject i"
                                + " WHERE i.subject = :institution AND i.position = e.position)");
        } else if (filter.institution() != null) {
            text.append("e.subject = :institution");
        } else {
            text.append("e.relation = 'OWN'");
        }
        if (!filter.types().isEmpty()) text.append(" AND e.type IN (:types)");
        if (filter.actor() != null) text.append(" AND e.actor = :actor");
        text.append(
                " AND e.position > :after AND e.position <= :upTo ORDER BY e.position LIMIT"
                        + " :limit");
        return views.read(
                AuditEventsProjection.NAME,
                view -> {
                    var statement =
                            view.sql(text.toString())
                                    .param("after", after)
                                    .param("upTo", upTo)
                                    .param("limit", limit);
                    if (filter.subject() != null)
                        statement.param("subject", Word.number(filter.subject()));
                    if (filter.institution() != null)
                        statement.param(
                                "institution", Word.number(filter.institution().toString()));
                    if (!filter.types().isEmpty())
                        statement.param(
                                "types", filter.types().stream().map(Word::number).toList());
                    if (filter.actor() != null)
                        statement.param("actor", Word.number(filter.actor()));
                    return statement.query(Long.class).list();
                });
    }
}
