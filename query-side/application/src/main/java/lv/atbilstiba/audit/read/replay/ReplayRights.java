package lv.atbilstiba.audit.read.replay;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** Auditors alone: a replay is their question to those who run the register, and takes its time. */
@Component
final class ReplayRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                auditors(HttpMethod.POST, ReplaysEndpoint.PATH),
                auditors(HttpMethod.GET, ReplaysEndpoint.PATH),
                auditors(HttpMethod.GET, ReplaysEndpoint.PATH + "/{id}"),
                auditors(HttpMethod.DELETE, ReplaysEndpoint.PATH + "/{id}"));
    }

    private static Right auditors(HttpMethod method, String pattern) {
        return Right.on(method, pattern).to(Role.AUDITOR).forStrangersToo(); // no fact is recorded
    }
}
