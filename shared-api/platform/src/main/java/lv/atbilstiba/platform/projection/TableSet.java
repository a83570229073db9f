package lv.atbilstiba.platform.projection;

/**
 * The tables of one projection, filled by one version of it.
 *
 * @param schema where they are; empty for a follower, which has none
 */
record TableSet(String schema) {
    static final TableSet NONE = new TableSet("");

    static TableSet numbered(Projection projection, int number) {
        return new TableSet(
                projection.schemaFamily() + "_" + projection.name().sql() + "_" + number);
    }

    boolean exists() {
        return !schema.isEmpty();
    }
}
