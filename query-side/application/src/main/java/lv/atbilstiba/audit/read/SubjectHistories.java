package lv.atbilstiba.audit.read;

import lv.atbilstiba.audit.words.DomainWords;
import lv.atbilstiba.audit.words.Names;
import lv.atbilstiba.audit.words.Told;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.read.Histories;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to a subject, and what happened to others that names it. */
@Component
final class SubjectHistories {
    private final EventFinder finder;
    private final Histories histories;
    private final EventDecoder decoder;

    SubjectHistories(EventFinder finder, Histories histories, EventDecoder decoder) {
        this.finder = finder;
        this.histories = histories;
        this.decoder = decoder;
    }

    /**
     * The next facts after a position, oldest first.
     *
     * @param upTo nothing recorded later is known: neither facts nor corrections
     */
    List<Told> of(String subject, long after, long upTo, int limit) {
        // its own history is told from the beginning, for what changed and what was corrected
        var own = histories.recorded(subject, upTo);
        var named = new ArrayList<Recorded<Object>>();
        for (var event : finder.find(EventFilter.subject(subject), after, upTo, limit))
            if (!event.aggregate().equals(subject)) named.add(decoder.read(event));
        return KnownNames.telling(histories, names -> told(own, named, names, after, limit));
    }

    private static List<Told> told(
            List<Recorded<Object>> own,
            List<Recorded<Object>> named,
            Names names,
            long after,
            int limit) {
        var all = new ArrayList<Told>();
        for (var told : Told.of(own, names)) if (told.fact().position() > after) all.add(told);
        for (var fact : named)
            all.add(new Told(fact, DomainWords.of(fact, names), List.of(), null));
        all.sort(Comparator.comparingLong(told -> told.fact().position()));
        return all.subList(0, Math.min(limit, all.size()));
    }
}
