package lv.atbilstiba.catalogue.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.Named;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;

/**
 * Which of a service's catalogue entries: its text is the catalogue's code, and after an {@code @}
 * the site, where one is named.
 *
 * @param site null where the catalogue is one site, or nobody said which
 */
public record CatalogueEntryId(CatalogueCode catalogue, @Nullable CatalogueSite site)
        implements Comparable<CatalogueEntryId>, Named {
    public CatalogueEntryId {
        Required.that(catalogue, "catalogue");
    }

    private static final Comparator<CatalogueEntryId> ORDER =
            Comparator.comparing(CatalogueEntryId::catalogue)
                    .thenComparing(
                            CatalogueEntryId::site,
                            Comparator.nullsFirst(Comparator.naturalOrder()));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CatalogueEntryId of(String text) {
        int at = text.indexOf('@');
        var code = at < 0 ? text : text.substring(0, at);
        var site = at < 0 ? null : new CatalogueSite(text.substring(at + 1));
        try {
            return new CatalogueEntryId(CatalogueCode.valueOf(code), site);
        } catch (IllegalArgumentException _) {
            throw new InvalidValue(InvalidValue.Rule.UNKNOWN);
        }
    }

    @Override
    public int compareTo(CatalogueEntryId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String lv() {
        return catalogue.lv() + (site == null ? "" : " (" + site.address() + ")");
    }

    @Override
    public String en() {
        return catalogue.en() + (site == null ? "" : " (" + site.address() + ")");
    }

    @JsonValue
    @Override
    public String toString() {
        return catalogue + (site == null ? "" : "@" + site.address());
    }
}
