package lv.atbilstiba.institution.write;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import lv.atbilstiba.platform.security.Reach;
import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** Who may record what of an institution. */
@Component
final class InstitutionRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                Right.on(POST, "/api/institutions").to(Role.STATE_LEAD),
                own(PUT, "/api/institutions/{rn}"),
                own(PUT, "/api/institutions/{rn}/roles"),
                own(PUT, "/api/institutions/{rn}/portfolio-manager"),
                own(DELETE, "/api/institutions/{rn}/portfolio-manager"));
    }

    private static Right own(HttpMethod method, String pattern) {
        return Right.on(method, pattern)
                .to(Role.STATE_LEAD)
                .to(Role.PORTFOLIO_MANAGER, Reach.ownInstitution("rn"));
    }
}
