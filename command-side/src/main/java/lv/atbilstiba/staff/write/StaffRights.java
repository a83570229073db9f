package lv.atbilstiba.staff.write;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.security.Employers;
import lv.atbilstiba.platform.security.Reach;
import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** Who may record what of a staff member. */
@Component
final class StaffRights implements Rights {
    private final Employers employers;

    StaffRights(Employers employers) {
        this.employers = employers;
    }

    @Override
    public List<Right> rights() {
        return List.of(
                Right.on(POST, "/api/institutions/{rn}/staff")
                        .to(Role.STATE_LEAD)
                        .to(Role.PORTFOLIO_MANAGER, Reach.ownInstitution("rn")),
                ofColleagues(PUT, "/api/staff/{id}"),
                ofColleagues(DELETE, "/api/staff/{id}"),
                ofColleagues(PUT, "/api/staff/{id}/login"),
                ofColleagues(DELETE, "/api/staff/{id}/login"),
                // whoever has the code, or the issuer's word for it
                Right.on(POST, ClaimLoginEndpoint.PATH).to(Role.values()).forStrangersToo());
    }

    private Right ofColleagues(HttpMethod method, String pattern) {
        return Right.on(method, pattern)
                .to(Role.STATE_LEAD)
                .to(Role.PORTFOLIO_MANAGER, employedByTheCallersInstitution());
    }

    private Reach employedByTheCallersInstitution() {
        return (caller, path) -> {
            var own = caller.institution();
            return own != null
                    && Ids.of(path.get("id"))
                            .map(StaffId::new)
                            .flatMap(employers::employerOf)
                            .filter(own::equals)
                            .isPresent();
        };
    }
}
