package lv.atbilstiba.staff.api;

/** Why a login ceased to be somebody's. */
public enum UnlinkReason {
    /** The person is no longer employed. */
    LEFT,
    /** The institution, or the person, took it back. */
    WITHDRAWN,
    /** It was claimed for two persons at once, and the other was first. */
    CLAIMED_TWICE
}
