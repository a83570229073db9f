package lv.atbilstiba.history.api;

/** The one history of the register, as an aggregate. */
public enum HistoryId {
    REGISTER;

    /** The aggregate's identifier in the event store. */
    @Override
    public String toString() {
        return "history-register";
    }
}
