package lv.atbilstiba.compliance.read;

import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Who may ask about compliance. What an institution's people may see is their institution's: the
 * endpoints answer for another's as for what is not there.
 */
@Component
final class ComplianceReadRights implements Rights {
    private static final Role[] ALL = {
        Role.STATE_LEAD, Role.AUDITOR, Role.PORTFOLIO_MANAGER, Role.SERVICE_MANAGER
    };

    @Override
    public List<Right> rights() {
        return List.of(
                Right.on(HttpMethod.GET, "/api/compliance/services/{id}").to(ALL),
                Right.on(HttpMethod.GET, "/api/compliance/services/{id}/history").to(ALL),
                Right.on(HttpMethod.GET, "/api/compliance/institutions/{rn}").to(ALL),
                Right.on(HttpMethod.GET, "/api/compliance/institutions/{rn}/history").to(ALL),
                Right.on(HttpMethod.GET, "/api/compliance/sectors/{rn}").to(ALL),
                Right.on(HttpMethod.GET, "/api/compliance/municipalities/{rn}").to(ALL),
                Right.on(HttpMethod.GET, "/api/compliance/state").to(Role.STATE_LEAD, Role.AUDITOR),
                Right.on(HttpMethod.GET, "/api/compliance/findings").to(ALL),
                Right.on(HttpMethod.GET, "/api/compliance/changes").to(ALL),
                Right.on(HttpMethod.GET, "/api/compliance/rules").to(ALL));
    }

    /** Whether the caller sees what is an institution's. */
    static boolean sees(Caller caller, String registrationNumber) {
        return seesAll(caller)
                || (caller.institution() != null
                        && caller.institution().registrationNumber().equals(registrationNumber));
    }

    /**
     * The institution whose findings are listed: of the institution's people their own, whether
     * they say so or not; of another there is nothing.
     *
     * @return null for all
     */
    static @Nullable String only(@Nullable String asked, Caller caller) {
        if (seesAll(caller)) return asked;
        if (caller.institution() == null) throw Sight.outOfReach();
        var own = caller.institution().registrationNumber();
        if (asked != null && !asked.equals(own)) throw Sight.outOfReach();
        return own;
    }

    static boolean seesAll(Caller caller) {
        return caller.is(Role.STATE_LEAD) || caller.is(Role.AUDITOR);
    }
}
