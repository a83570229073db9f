package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.platform.memory.Memory;

import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The histories of the aggregates that commands met lately, decoded. A history only grows, so what
 * was read of it stays true, but another node may have added to it: so what came after is asked for
 * at a load, unless the decision is proven otherwise ({@link FromMemory}).
 */
final class RecentHistories implements Memory.Forgetful {
    private final long room;
    private final int longest;
    private final LinkedHashMap<String, Known> known = new LinkedHashMap<>(256, 0.75f, true);
    private long taken;

    /**
     * @param events without a gap, the first of which has the number {@code first}
     * @param bytes that they take, about
     */
    private record Known(long first, List<DomainEventMessage<?>> events, long bytes) {}

    /**
     * @param room bytes to be kept at most, all in all, about
     * @param longest events of one aggregate: a longer history is read from its snapshot
     */
    RecentHistories(long room, int longest) {
        this.room = room;
        this.longest = longest;
    }

    /** What is known from this number on, without a gap; empty if that number is not. */
    synchronized List<DomainEventMessage<?>> from(String aggregate, long first) {
        var found = known.get(aggregate);
        if (found == null || first < found.first || first >= found.first + found.events.size())
            return List.of();
        return found.events.subList((int) (first - found.first), found.events.size());
    }

    /** Whether its history was last read from a snapshot on. */
    synchronized boolean beginsWithSnapshot(String aggregate) {
        var found = known.get(aggregate);
        return found != null && found.first > 0;
    }

    /**
     * Keeps a history as it was read.
     *
     * @param before what was known of it, from the same number on
     * @param more what came after that
     * @param bytes that {@code more} takes, about
     * @param generation of the memory before anything of it was asked for
     * @return all of it
     */
    List<DomainEventMessage<?>> grown(
            String aggregate,
            long first,
            List<DomainEventMessage<?>> before,
            List<DomainEventMessage<?>> more,
            long bytes,
            long generation) {
        if (more.isEmpty()) return before;
        var all = new ArrayList<DomainEventMessage<?>>(before.size() + more.size());
        all.addAll(before);
        all.addAll(more);
        keep(aggregate, first, before.isEmpty(), all, bytes, generation);
        return all;
    }

    /** Whether it is known up to the event before this one. */
    synchronized boolean endsBefore(String aggregate, long sequence) {
        var found = known.get(aggregate);
        return found != null && found.first + found.events.size() == sequence;
    }

    /**
     * Adds the event that came next.
     *
     * @param bytes that it takes, about
     */
    synchronized void extended(String aggregate, DomainEventMessage<?> next, long bytes) {
        var found = known.get(aggregate);
        if (found == null || found.first + found.events.size() != next.getSequenceNumber()) return;
        grown(aggregate, found.first, found.events, List.of(next), bytes, Memory.generation());
    }

    /** Nothing is known of any any more. */
    @Override
    public synchronized void forget() {
        known.clear();
        taken = 0;
    }

    /** Nothing is known of it any more. */
    synchronized void forget(String aggregate) {
        var old = known.remove(aggregate);
        if (old != null) taken -= old.bytes;
    }

    private synchronized void keep(
            String aggregate,
            long first,
            boolean anew,
            List<DomainEventMessage<?>> all,
            long bytes,
            long generation) {
        // asked of a database that may be another one by now
        if (Memory.generation() != generation) return;
        @Nullable Known old = known.remove(aggregate);
        if (old != null) taken -= old.bytes;
        if (all.size() >= longest) return;
        var added = new Known(first, all, bytes + (anew || old == null ? 0 : old.bytes));
        known.put(aggregate, added);
        taken += added.bytes;
        for (var oldest = known.entrySet().iterator(); taken > room && oldest.hasNext(); ) {
            taken -= oldest.next().getValue().bytes;
            oldest.remove();
        }
    }
}
