package lv.atbilstiba.platform.write;

/**
 * The answer to an accepted write.
 *
 * @param id the bare id of what was written to
 * @param version number of its last event, counted from 0; the ETag
 * @param position that event's place in the order of the register; Event-Position
 */
public record Accepted(Object id, long version, long position) {}
