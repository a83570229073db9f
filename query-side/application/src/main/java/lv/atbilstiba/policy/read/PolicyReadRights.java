package lv.atbilstiba.policy.read;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** The policy is for everybody who can log in. */
@Component
final class PolicyReadRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                everybody("/api/policy"),
                everybody("/api/policy/parameters"),
                everybody("/api/policy/territories"),
                everybody("/api/policy/{collection}"),
                everybody("/api/policy/{collection}/{code}"));
    }

    private static Right everybody(String pattern) {
        return Right.on(HttpMethod.GET, pattern).to(Role.values());
    }
}
