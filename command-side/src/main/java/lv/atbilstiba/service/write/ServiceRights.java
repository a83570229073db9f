package lv.atbilstiba.service.write;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Reach;
import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;
import lv.atbilstiba.platform.security.ServiceHolders;
import lv.atbilstiba.service.api.ServiceId;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may record what of a service: its manager what is hers to ensure, the portfolio manager of
 * its owner everything.
 */
@Component
final class ServiceRights implements Rights {
    private final ServiceHolders holders;

    ServiceRights(ServiceHolders holders) {
        this.holders = holders;
    }

    @Override
    public List<Right> rights() {
        return List.of(
                Right.on(POST, "/api/services")
                        .to(Role.STATE_LEAD)
                        .to(Role.PORTFOLIO_MANAGER, Reach.JUDGED_BY_BODY),
                byItsManagerToo(PUT, "/api/services/{id}"),
                byItsManagerToo(PUT, "/api/services/{id}/lifecycle-stage"),
                byItsOwner(PUT, "/api/services/{id}/manager"),
                byItsOwner(DELETE, "/api/services/{id}/manager"),
                byItsManagerToo(PUT, "/api/services/{id}/providers/{rn}"),
                byItsManagerToo(DELETE, "/api/services/{id}/providers/{rn}"),
                byItsOwner(POST, "/api/services/{id}/annulment"),
                byItsManagerToo(POST, "/api/services/{id}/descriptions"),
                byItsManagerToo(POST, "/api/services/{id}/description-reviews"),
                byItsManagerToo(DELETE, "/api/services/{id}/descriptions/current"),
                byItsManagerToo(PUT, "/api/services/{id}/catalogues/{catalogue}"),
                byItsManagerToo(DELETE, "/api/services/{id}/catalogues/{catalogue}"),
                byItsManagerToo(POST, "/api/services/{id}/catalogues/{catalogue}/checks"),
                byItsManagerToo(POST, "/api/services/{id}/supplementary-information"),
                byItsManagerToo(DELETE, "/api/services/{id}/supplementary-information/{position}"),
                byItsManagerToo(DELETE, "/api/services/{id}/accessibility/{kind}"),
                byItsManagerToo(PUT, "/api/services/{id}/accessibility/multi-channel"),
                byItsManagerToo(PUT, "/api/services/{id}/accessibility/territorial"),
                byItsManagerToo(PUT, "/api/services/{id}/accessibility/all-groups"),
                byItsManagerToo(PUT, "/api/services/{id}/accessibility/cross-border"),
                // where it is the manager says, where it has to be does not depend on her
                Right.on(PUT, "/api/services/{id}/accessibility/territorial/target")
                        .to(Role.PORTFOLIO_MANAGER, this::owns),
                Right.on(DELETE, "/api/services/{id}/accessibility/territorial/target")
                        .to(Role.PORTFOLIO_MANAGER, this::owns),
                // the claim is the manager's, so its confirmation is not
                Right.on(POST, "/api/services/{id}/accessibility/{kind}/confirmation")
                        .to(Role.PORTFOLIO_MANAGER, this::owns),
                byItsManagerToo(POST, "/api/services/{id}/accessibility-reviews"));
    }

    private Right byItsOwner(HttpMethod method, String pattern) {
        return Right.on(method, pattern).to(Role.STATE_LEAD).to(Role.PORTFOLIO_MANAGER, this::owns);
    }

    private Right byItsManagerToo(HttpMethod method, String pattern) {
        return byItsOwner(method, pattern).to(Role.SERVICE_MANAGER, this::manages);
    }

    private boolean owns(Caller caller, Map<String, String> path) {
        var own = caller.institution();
        return own != null
                && service(path).flatMap(holders::ownerOf).filter(own::equals).isPresent();
    }

    private boolean manages(Caller caller, Map<String, String> path) {
        var person = caller.person();
        return person != null
                && service(path).flatMap(holders::managerOf).filter(person::equals).isPresent();
    }

    private static Optional<ServiceId> service(Map<String, String> path) {
        return Ids.of(path.get("id")).map(ServiceId::new);
    }
}
