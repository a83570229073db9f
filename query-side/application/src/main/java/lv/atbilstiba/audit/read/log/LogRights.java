package lv.atbilstiba.audit.read.log;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Anybody may see what the log commits to, and its hashes: they say nothing about anybody, and a
 * log that only friends can check is none. Its entries are for those who may read the whole
 * history. A proof is made of hashes, and so for everybody who has an event to prove.
 */
@Component
final class LogRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                Right.open(HttpMethod.GET, "/api/audit/log/checkpoint"),
                Right.open(HttpMethod.GET, "/api/audit/log/checkpoints"),
                Right.open(HttpMethod.GET, "/api/audit/log/consistency"),
                Right.open(HttpMethod.GET, "/api/audit/log/epochs/{epoch}"),
                Right.open(HttpMethod.GET, "/api/audit/log/epochs/{epoch}/checkpoint"),
                Right.open(HttpMethod.GET, "/api/audit/log/epochs/{epoch}/checkpoints"),
                Right.open(HttpMethod.GET, "/api/audit/log/epochs/{epoch}/tile/{level}/{*index}"),
                Right.open(HttpMethod.GET, "/api/audit/log/history"),
                Right.open(HttpMethod.GET, "/api/audit/log/keys"),
                Right.open(HttpMethod.GET, "/api/audit/log/tile/{level}/{*index}"),
                Right.on(HttpMethod.GET, AccessVerificationEndpoint.PATH)
                        .to(Role.AUDITOR, Role.STATE_LEAD, Role.OPERATIONS),
                Right.on(HttpMethod.POST, AccessVerificationEndpoint.PATH)
                        .to(Role.AUDITOR, Role.STATE_LEAD, Role.OPERATIONS),
                Right.on(HttpMethod.GET, "/api/audit/log/tile/entries/{*index}")
                        .to(Role.AUDITOR, Role.STATE_LEAD),
                Right.on(HttpMethod.GET, "/api/audit/events/{position}/proof")
                        .to(
                                Role.AUDITOR,
                                Role.STATE_LEAD,
                                Role.PORTFOLIO_MANAGER,
                                Role.SERVICE_MANAGER));
    }
}
