package lv.atbilstiba.platform.tlog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a tile: up to 256 neighbouring hashes of the tree at every eighth level, or, at
 * {@link #ENTRIES}, up to 256 entries.
 *
 * @param level 0 for leaf hashes; each hash one level up stands for a full tile of this one
 * @param index its place among the tiles of its level, from 0
 * @param width how many hashes it has: 1 to 256, less than 256 only at the right edge
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
public record Tile(int level, long index, int width) {
    /** Hashes of a full tile. */
    public static final int WIDTH = 256;

    /** The level of entry bundles, beside the leaf hashes. */
    public static final int ENTRIES = -1;

    private static final int HEIGHT = 8;
    private static final int HIGHEST = 63;
    private static final Pattern PATH =
            Pattern.compile(
                    "(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*)([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > WIDTH)
            throw new IllegalArgumentException("no tile " + level + "/" + index + " of " + width);
    }

    /** The tile at a place of a tree of some size, as wide as it is there; empty if it has none. */
    public static Optional<Tile> of(int level, long index, long size) {
        var hashes =
                level > 0 ? (HEIGHT * level < Long.SIZE ? size >>> (HEIGHT * level) : 0) : size;
        if (index > hashes / WIDTH) return Optional.empty();
        var width = Math.min(WIDTH, hashes - index * WIDTH);
        return width < 1 ? Optional.empty() : Optional.of(new Tile(level, index, (int) width));
    }

    /** The tile that a path after {@code tile/} names; empty if it names none. */
    public static Optional<Tile> parse(String path) {
        var matcher = PATH.matcher(path);
        if (!matcher.matches()) return Optional.empty();
        var level =
                matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        var digits = matcher.group(2).replace("x", "").replace("/", "") + matcher.group(3);
        var width = matcher.group(4) == null ? WIDTH : Integer.parseInt(matcher.group(4));
        var leadingZeroes = digits.length() > 3 && digits.startsWith("000");
        if (level > HIGHEST || leadingZeroes || digits.length() > 18) return Optional.empty();
        if (matcher.group(4) != null && width >= WIDTH) return Optional.empty();
        return Optional.of(new Tile(level, Long.parseLong(digits), width));
    }

    public boolean isFull() {
        return width == WIDTH;
    }

    /** The same tile when it is full. */
    public Tile full() {
        return new Tile(level, index, WIDTH);
    }

    /** The path after {@code tile/}: {@code 0/x001/234.p/112}. */
    public String path() {
        var digits = new StringBuilder("%03d".formatted(index % 1000));
        for (var rest = index / 1000; rest > 0; rest /= 1000)
            digits.insert(0, "x%03d/".formatted(rest % 1000));
        return (level == ENTRIES ? "entries" : level)
                + "/"
                + digits
                + (isFull() ? "" : ".p/" + width);
    }
}
