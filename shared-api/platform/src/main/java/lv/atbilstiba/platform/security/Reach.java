package lv.atbilstiba.platform.security;

import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.service.api.ServiceId;

import java.util.Map;

/** How far a role reaches: the objects, named by the variables of the path, that it covers. */
@FunctionalInterface
public interface Reach {
    /** Everything that the path can name. */
    Reach EVERYTHING = (caller, path) -> true;

    /**
     * What the path does not name; the endpoint judges by the body ({@code Submission.mustActFor}).
     */
    Reach JUDGED_BY_BODY = (caller, path) -> true;

    boolean covers(Caller caller, Map<String, String> path);

    /** The institution whose registration number the path holds is the caller's own. */
    static Reach ownInstitution(String variable) {
        return (caller, path) ->
                caller.institution() != null
                        && caller.institution().registrationNumber().equals(path.get(variable));
    }

    /** The service whose id the path holds is owned by the caller's institution. */
    static Reach serviceOfOwnInstitution(String variable, ServiceHolders holders) {
        return (caller, path) -> {
            var own = caller.institution();
            return own != null
                    && Ids.of(path.get(variable))
                            .map(ServiceId::new)
                            .flatMap(holders::ownerOf)
                            .filter(own::equals)
                            .isPresent();
        };
    }

    /** The caller is the recorded manager of the service whose id the path holds. */
    static Reach ownService(String variable, ServiceHolders holders) {
        return (caller, path) -> {
            var person = caller.person();
            return person != null
                    && Ids.of(path.get(variable))
                            .map(ServiceId::new)
                            .flatMap(holders::managerOf)
                            .filter(person::equals)
                            .isPresent();
        };
    }

    /** The person whose id the path holds is staff of the caller's institution. */
    static Reach staffOfOwnInstitution(String variable, Employers employers) {
        return (caller, path) -> {
            var own = caller.institution();
            return own != null
                    && Ids.of(path.get(variable))
                            .map(StaffId::new)
                            .flatMap(employers::employerOf)
                            .filter(own::equals)
                            .isPresent();
        };
    }
}
