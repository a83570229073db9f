package lv.atbilstiba.platform.read;

/** Headers of reads. */
public final class ReadHeaders {
    /** The answer knows of this position and of everything before it. */
    public static final String WAIT_FOR_POSITION = "Wait-For-Position";

    /** The last position that an answer knows of. */
    public static final String EVENT_POSITION = "Event-Position";

    /** How the history stands to what was published of it, where it is not all there. */
    public static final String HISTORY_STATE = "History-State";

    /** Of how many subjects what the answer says may be old; absent if of none. */
    public static final String STALE_SUBJECTS = "Stale-Subjects";

    private ReadHeaders() {}
}
