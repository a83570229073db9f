package lv.atbilstiba.catalogue.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The site or app by which one catalogue of a kind is told apart from another, such as two websites
 * of an institution.
 *
 * @param address where it is on the web (an app: its page in a store), with http or https, at most
 *     300 characters; the same site is always the same text
 */
public record CatalogueSite(@JsonValue String address) implements Comparable<CatalogueSite> {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CatalogueSite {
        Required.that(address, "site");
        address = normal(Words.of(address, "site", 300));
    }

    private static String normal(String address) {
        try {
            var given = new URI(address).normalize();
            if (given.getHost() == null
                    || given.getScheme() == null
                    || given.getRawUserInfo() != null
                    || given.getRawFragment() != null
                    || given.getPort() > 65_535) throw notAnAddress();
            var scheme = given.getScheme().toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme)) throw notAnAddress();
            var path = given.getRawPath();
            return scheme
                    + "://"
                    + given.getHost().toLowerCase(Locale.ROOT)
                    + port(scheme, given.getPort())
                    // commas divide several of them in a finding's reason
                    + (path == null || path.equals("/") ? "" : plain(path))
                    + (given.getRawQuery() == null ? "" : "?" + plain(given.getRawQuery()));
        } catch (URISyntaxException _) {
            throw notAnAddress();
        }
    }

    private static String port(String scheme, int port) {
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return port < 0 || usual ? "" : ":" + port;
    }

    private static String plain(@Nullable String part) {
        return part == null ? "" : part.replace(",", "%2C");
    }

    private static InvalidValue notAnAddress() {
        return new InvalidValue(
                InvalidValue.Rule.NOT_LIKE, Map.of("example", "https://www.example.lv"));
    }

    @Override
    public int compareTo(CatalogueSite other) {
        return address.compareTo(other.address);
    }
}
