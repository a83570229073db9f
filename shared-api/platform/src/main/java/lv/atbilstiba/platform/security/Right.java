package lv.atbilstiba.platform.security;

import org.springframework.http.HttpMethod;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of the table of rights: who may call this method on paths of this form. Nobody else may.
 *
 * @param pattern a path pattern of Spring's, as the endpoint's mapping says it
 * @param grants to whom; the first that covers the object lets the caller in
 * @param open whether anybody may, without a token
 * @param strangers whether a person may whose login is linked to nobody: who reads, or does what
 *     records no fact
 */
public record Right(
        HttpMethod method, String pattern, List<Grant> grants, boolean open, boolean strangers) {
    /**
     * @param reach the objects for which the role may
     */
    public record Grant(Role role, Reach reach) {}

    public Right {
        grants = List.copyOf(grants);
    }

    /** Nobody's right as yet: {@link #to} says whose. */
    public static Right on(HttpMethod method, String pattern) {
        return new Right(method, pattern, List.of(), false, reads(method));
    }

    /** Anybody's right, known or not. */
    public static Right open(HttpMethod method, String pattern) {
        return new Right(method, pattern, List.of(), true, true);
    }

    private static boolean reads(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    /** The same right, also for a person whose login is linked to nobody. */
    public Right forStrangersToo() {
        return new Right(method, pattern, grants, open, true);
    }

    /** The same right, also for these roles on every object. */
    public Right to(Role... roles) {
        var right = this;
        for (var role : roles) right = right.to(role, Reach.EVERYTHING);
        return right;
    }

    /** The same right, also for this role as far as it reaches. */
    public Right to(Role role, Reach reach) {
        var more = new ArrayList<>(grants);
        more.add(new Grant(role, reach));
        return new Right(method, pattern, more, open, strangers);
    }
}
