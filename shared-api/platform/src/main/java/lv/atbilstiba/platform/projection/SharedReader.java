package lv.atbilstiba.platform.projection;

import lv.atbilstiba.platform.memory.Memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages of decoded events: those near the log's end are read and decoded once for all projections
 * that are there.
 */
final class SharedReader implements Memory.Forgetful {
    private static final int KEPT = 6_000;

    private final FactLog log;
    private final ArrayDeque<Fact> window = new ArrayDeque<>();

    /** The window holds every event after this position, up to {@link #end}. */
    private long start = Long.MAX_VALUE;

    private long end = Long.MAX_VALUE;

    private SharedReader(FactLog log) {
        this.log = log;
    }

    static SharedReader of(FactLog log) {
        return Memory.joined(new SharedReader(log));
    }

    /** What is read next is read from the log. */
    @Override
    public synchronized void forget() {
        window.clear();
        start = Long.MAX_VALUE;
        end = Long.MAX_VALUE;
    }

    /**
     * Events after a position, at most so many; empty if there is none yet.
     *
     * @throws RuntimeException if the very next event cannot be decoded
     */
    List<Fact> after(long position, int limit) {
        synchronized (this) {
            if (position >= start && position <= end) {
                if (position == end) extend(limit);
                return page(position, limit);
            }
            if (position > end || start == Long.MAX_VALUE) {
                window.clear();
                start = position;
                end = position;
                extend(limit);
                return page(position, limit);
            }
        }
        return decoded(log.read(position, limit));
    }

    private void extend(int limit) {
        var more = decoded(log.read(end, limit));
        if (more.isEmpty()) return;
        window.addAll(more);
        end = more.getLast().position();
        while (window.size() > KEPT) start = window.removeFirst().position();
    }

    private List<Fact> page(long position, int limit) {
        var page = new ArrayList<Fact>(Math.min(limit, window.size()));
        if (window.isEmpty() || window.getLast().position() <= position) return page;
        // Nearly always the end of the window is asked for, so it is walked from there.
        var backwards = window.descendingIterator();
        while (backwards.hasNext()) {
            var fact = backwards.next();
            if (fact.position() <= position) break;
            page.add(fact);
        }
        var forwards = page.reversed();
        return forwards.size() <= limit ? forwards : forwards.subList(0, limit);
    }

    /** Decodes as far as it can: only the first event may be one that nobody here knows. */
    static List<Fact> decoded(List<FactLog.Entry> entries) {
        var facts = new ArrayList<Fact>(entries.size());
        for (var entry : entries) {
            try {
                facts.add(entry.decode());
            } catch (RuntimeException e) {
                if (facts.isEmpty()) throw e;
                break;
            }
        }
        return facts;
    }
}
