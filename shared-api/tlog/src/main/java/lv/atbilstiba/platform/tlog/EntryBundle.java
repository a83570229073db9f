package lv.atbilstiba.platform.tlog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 256 entries of the log, each after its length in two bytes.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles, Log entries</a>
 */
public final class EntryBundle {
    /** The longest entry that the format can hold. */
    public static final int LONGEST_ENTRY = 0xFFFF;

    private EntryBundle() {}

    /**
     * @throws IllegalArgumentException if an entry is longer than {@link #LONGEST_ENTRY}
     */
    public static byte[] write(List<byte[]> entries) {
        var bundle = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > LONGEST_ENTRY)
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
            bundle.write(entry.length >>> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /**
     * @throws IllegalArgumentException if it ends within an entry
     */
    public static List<byte[]> read(byte[] bundle) {
        var entries = new ArrayList<byte[]>();
        var at = 0;
        while (at < bundle.length) {
            if (at + 2 > bundle.length) throw cut();
            var length = (bundle[at] & 0xFF) << 8 | bundle[at + 1] & 0xFF;
            at += 2;
            if (at + length > bundle.length) throw cut();
            entries.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        return entries;
    }

    private static IllegalArgumentException cut() {
        return new IllegalArgumentException("the bundle ends within an entry");
    }
}
