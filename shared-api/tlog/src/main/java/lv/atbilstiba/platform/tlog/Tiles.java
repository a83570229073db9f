package lv.atbilstiba.platform.tlog;

/** Where tiles come from: a table, a folder, a server. */
@FunctionalInterface
public interface Tiles {
    /**
     * The hashes of a tile, one after another: {@code width * 32} bytes, or more if a wider one is
     * at hand.
     *
     * @throws MissingTile if there is none
     */
    byte[] read(Tile tile);

    /** A tile that the size of the tree asks for is not there. */
    final class MissingTile extends RuntimeException {
        private static final long serialVersionUID = 1;

        public MissingTile(Tile tile) {
            super("no tile " + tile.path());
        }
    }
}
