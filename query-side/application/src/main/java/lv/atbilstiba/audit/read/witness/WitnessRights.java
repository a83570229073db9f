package lv.atbilstiba.audit.read.witness;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** A log has no token: the signature on its checkpoint says who asks. */
@Component
final class WitnessRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                Right.open(HttpMethod.GET, WitnessEndpoint.PREFIX + "/keys"),
                Right.open(HttpMethod.POST, WitnessEndpoint.PREFIX + "/add-checkpoint"));
    }
}
