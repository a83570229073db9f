package lv.atbilstiba.standalone;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * The pages on which a person reads the API; they say nothing that the API's description does not.
 */
@Component
class ApiPages implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                Right.open(HttpMethod.GET, "/swagger-ui.html"),
                Right.open(HttpMethod.GET, "/swagger-ui/**"),
                Right.open(HttpMethod.GET, "/v3/api-docs/swagger-config"));
    }
}
