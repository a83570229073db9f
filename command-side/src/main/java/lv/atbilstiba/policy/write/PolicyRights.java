package lv.atbilstiba.policy.write;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** Who may change the policy's data. */
@Component
final class PolicyRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                Right.on(HttpMethod.PUT, "/api/policy/parameters/{name}").to(Role.STATE_LEAD),
                Right.on(HttpMethod.PUT, "/api/policy/territories/{code}").to(Role.STATE_LEAD));
    }
}
