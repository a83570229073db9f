package lv.atbilstiba.platform.eventstore;

/**
 * Says that an aggregate cannot have a history yet, because the sender of the command has only just
 * made its id: then none is looked for. Were there one all the same, the append would be refused.
 */
public final class NewAggregate {
    /** Its key in the command message's metadata; the value is the aggregate's identifier. */
    public static final String KEY = "newAggregate";

    private NewAggregate() {}

    /** Whether the command being handled says so of this aggregate. */
    static boolean is(String aggregate) {
        return aggregate.equals(CurrentCommand.metadata(KEY));
    }
}
