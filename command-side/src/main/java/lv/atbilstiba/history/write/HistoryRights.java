package lv.atbilstiba.history.write;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** Who may go on from a database that lost some of its history, and take trust from a key. */
@Component
final class HistoryRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                Right.on(HttpMethod.POST, OpenHistoryEpochEndpoint.PATH).to(Role.OPERATIONS),
                Right.on(HttpMethod.POST, RevokeLogKeyEndpoint.PATH).to(Role.OPERATIONS));
    }
}
