package lv.atbilstiba.institution.read;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** Which institutions take part is no secret among those who can log in. */
@Component
final class InstitutionReadRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                readers("/api/institutions"), readers("/api/institutions/{registrationNumber}"));
    }

    private static Right readers(String pattern) {
        return Right.on(HttpMethod.GET, pattern)
                .to(
                        Role.AUDITOR,
                        Role.STATE_LEAD,
                        Role.PORTFOLIO_MANAGER,
                        Role.SERVICE_MANAGER,
                        Role.OPERATIONS);
    }
}
