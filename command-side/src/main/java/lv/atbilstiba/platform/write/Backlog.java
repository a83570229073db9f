package lv.atbilstiba.platform.write;

import java.util.HashMap;
import java.util.Map;

/**
 * What calls of many lines keep in memory, in bytes, of all clients in the process: answers that
 * were not read yet, lines that were read ahead.
 */
final class Backlog {
    private final long mostOfOne;
    private final long most;
    private final Map<String, Long> ofClients = new HashMap<>();
    private long all;

    Backlog(long mostOfOne, long most) {
        this.mostOfOne = mostOfOne;
        this.most = most;
    }

    /** Adds to them, unless that is more than there may be. */
    synchronized boolean tryAdd(String client, int bytes) {
        if (all + bytes > most || of(client) + bytes > mostOfOne) return false;
        add(client, bytes);
        return true;
    }

    synchronized void add(String client, int bytes) {
        all += bytes;
        ofClients.merge(client, (long) bytes, Long::sum);
    }

    synchronized void remove(String client, int bytes) {
        all -= bytes;
        ofClients.computeIfPresent(client, (_, its) -> its > bytes ? its - bytes : null);
    }

    synchronized long of(String client) {
        return ofClients.getOrDefault(client, 0L);
    }
}
