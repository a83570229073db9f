package lv.atbilstiba.staff.read;

import lv.atbilstiba.platform.security.Reach;
import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** Auditors and the state lead see all staff, institutions their own. */
@Component
final class StaffReadRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                readers("/api/staff"),
                readers("/api/institutions/{registrationNumber}/staff"),
                readers("/api/staff/{id}"));
    }

    /** People of an institution see its staff; the endpoints see to that. */
    private static Right readers(String pattern) {
        return Right.on(HttpMethod.GET, pattern)
                .to(Role.AUDITOR, Role.STATE_LEAD)
                .to(Role.PORTFOLIO_MANAGER, Reach.JUDGED_BY_BODY)
                .to(Role.SERVICE_MANAGER, Reach.JUDGED_BY_BODY);
    }
}
