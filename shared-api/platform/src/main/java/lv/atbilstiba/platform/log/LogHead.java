package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.Hash;

/**
 * How far the log has come.
 *
 * @param epoch which history: 1, and one more after each roll-back that an operator accepted
 * @param size its number of entries
 * @param position of its last entry's event; 0 if none
 */
public record LogHead(int epoch, long size, long position, Hash root) {
    /** The beginning of a history. */
    public static LogHead beginning(int epoch) {
        return new LogHead(epoch, 0, 0, Hash.OF_NOTHING);
    }
}
