package lv.atbilstiba.platform.projection;

/** The projection cannot go on without a person. */
final class ProjectionStopped extends Exception {
    private static final long serialVersionUID = 1;

    ProjectionStopped(String why, Throwable cause) {
        super(why, cause);
    }

    ProjectionStopped(String why) {
        super(why);
    }
}
