package lv.atbilstiba.kernel;

/**
 * Stands in the place of an event whose type is known and whose content is not that of its type: an
 * older release recorded it before it was refused. Never stored.
 *
 * @param aggregate the thing that it was recorded of, by its id in the event store
 * @param type the simple name of the event's class
 */
public record Unreadable(String aggregate, String type) {
    public Unreadable {
        Required.that(aggregate, "aggregate");
        Required.that(type, "type");
    }
}
