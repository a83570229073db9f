package lv.atbilstiba.audit.read;

import lv.atbilstiba.platform.security.Reach;
import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** Auditors read the whole history, institutions their own. */
@Component
final class AuditReadRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                readers("/api/audit/events"),
                readers("/api/audit/changes"),
                Right.on(HttpMethod.GET, PackageEndpoint.PATH).to(Role.AUDITOR, Role.STATE_LEAD),
                readers("/api/audit/subjects/{type}/{id}/history"));
    }

    /** People of an institution see what concerns it; the endpoints see to that. */
    private static Right readers(String pattern) {
        return Right.on(HttpMethod.GET, pattern)
                .to(Role.AUDITOR, Role.STATE_LEAD)
                .to(Role.PORTFOLIO_MANAGER, Reach.JUDGED_BY_BODY)
                .to(Role.SERVICE_MANAGER, Reach.JUDGED_BY_BODY);
    }
}
