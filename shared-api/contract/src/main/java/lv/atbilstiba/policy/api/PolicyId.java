package lv.atbilstiba.policy.api;

/** The one policy of the state, as an aggregate. */
public enum PolicyId {
    STATE;

    /** The aggregate's identifier in the event store. */
    @Override
    public String toString() {
        return "policy-state";
    }
}
