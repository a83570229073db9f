package lv.atbilstiba.platform.write;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** Whoever may write may write many at once; each line is judged by its own right. */
@Component
final class WriteRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                Right.on(HttpMethod.POST, SubmissionsEndpoint.PATH)
                        .to(Role.STATE_LEAD, Role.PORTFOLIO_MANAGER, Role.SERVICE_MANAGER));
    }
}
