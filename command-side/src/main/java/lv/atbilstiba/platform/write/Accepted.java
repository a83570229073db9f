package lv.atbilstiba.platform.write;

/**
 * The answer to an accepted write.
 *
 * @param id the bare id of what was registered (the end of its Location) or changed
 * @param version number of the aggregate's last event, counted from 0; the ETag
 * @param position that event's place in the order of the register; Event-Position
 */
public record Accepted(String id, long version, long position) {}
