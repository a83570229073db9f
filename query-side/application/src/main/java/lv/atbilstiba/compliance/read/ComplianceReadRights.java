package lv.atbilstiba.compliance.read;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/**
 * Who may ask about compliance. What an institution's people may see is their institution's and
 * that of those it leads: a ministry of its sector, a municipality of its institutions. The
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

    /** Whether the caller sees what is an institution's: it is hers, or led by hers. */
    static boolean sees(Caller caller, InstitutionId institution, FindingQueries queries) {
        var own = caller.institution();
        return seesAll(caller)
                || (own != null && (own.equals(institution) || queries.leads(own, institution)));
    }

    /** Whether she sees the roll-up that is led by an institution. */
    static boolean seesRollUpOf(Caller caller, InstitutionId institution) {
        return seesAll(caller) || institution.equals(caller.institution());
    }

    /**
     * The institutions whose findings are listed: of an institution's people their own and those
     * that theirs leads, unless they name one of them; of any other there is nothing.
     *
     * @return their registration numbers; null for all
     */
    static @Nullable List<String> only(
            @Nullable InstitutionId asked, Caller caller, FindingQueries queries) {
        if (seesAll(caller)) return asked == null ? null : List.of(asked.registrationNumber());
        var own = caller.institution();
        if (own == null) throw Sight.outOfReach();
        if (asked == null) {
            var seen = new ArrayList<>(queries.ledBy(own));
            seen.add(own.registrationNumber());
            return seen;
        }
        if (!sees(caller, asked, queries)) throw Sight.outOfReach();
        return List.of(asked.registrationNumber());
    }

    static boolean seesAll(Caller caller) {
        return caller.is(Role.STATE_LEAD) || caller.is(Role.AUDITOR);
    }
}
