package lv.atbilstiba.compliance.rules;

/** What an event changes in the table of findings. */
public sealed interface RowChange {
    /** A row begins to be held; it may be a prediction. */
    record Opened(FindingRow row) implements RowChange {}

    /** A row that log time had reached is held no more, from this position on. */
    record Superseded(RowKey key, long toPosition) implements RowChange {}

    /** A prediction that log time never reached is dropped: nobody was ever told so. */
    record Deleted(RowKey key) implements RowChange {}
}
