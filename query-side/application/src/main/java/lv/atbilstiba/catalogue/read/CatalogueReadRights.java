package lv.atbilstiba.catalogue.read;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;
import lv.atbilstiba.platform.security.Role;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/** What catalogues show is for everybody. */
@Component
final class CatalogueReadRights implements Rights {
    @Override
    public List<Right> rights() {
        return List.of(
                Right.on(HttpMethod.GET, "/api/catalogue/services").to(Role.values()),
                Right.on(HttpMethod.GET, "/api/catalogue/services/{id}").to(Role.values()));
    }
}
