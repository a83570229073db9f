package lv.atbilstiba.platform.security;

import java.util.Map;

/** How far a role reaches: the objects, named by the variables of the path, that it covers. */
@FunctionalInterface
public interface Reach {
    /** Everything that the path can name. */
    Reach EVERYTHING = (caller, path) -> true;

    /**
     * What has no object to be judged by; the endpoint judges by the body ({@code
     * Submission.mustActFor}).
     */
    Reach JUDGED_BY_BODY = (caller, path) -> true;

    boolean covers(Caller caller, Map<String, String> path);

    /** The institution whose registration number the path holds is the caller's own. */
    static Reach ownInstitution(String variable) {
        return (caller, path) ->
                caller.institution() != null
                        && caller.institution().registrationNumber().equals(path.get(variable));
    }
}
