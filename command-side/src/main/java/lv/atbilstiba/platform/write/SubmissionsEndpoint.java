package lv.atbilstiba.platform.write;

/** Many writes in one call. */
final class SubmissionsEndpoint {
    static final String PATH = "/api/submissions";

    private SubmissionsEndpoint() {}
}
