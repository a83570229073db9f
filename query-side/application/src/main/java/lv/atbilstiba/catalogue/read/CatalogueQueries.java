package lv.atbilstiba.catalogue.read;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.platform.projection.ViewSnapshot;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.Plain;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.ServiceKind;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

final class CatalogueQueries {
    private CatalogueQueries() {}

    /** What a list is narrowed to; null narrows nothing. */
    record Choice(
            @Nullable CatalogueCode catalogue,
            @Nullable UUID service,
            @Nullable InstitutionId owner,
            @Nullable ServiceKind kind,
            @Nullable Audience audience,
            @Nullable DeliveryForm deliveryForm,
            @Nullable String text) {
        static Choice of(UUID service) {
            return new Choice(null, service, null, null, null, null, null);
        }
    }

    /** By what the entries are ordered. */
    record Key(UUID service, String catalogue, String site) {
        static final Key BEGINNING = new Key(new UUID(0, 0), "", "");

        static String textOf(OfferView offer) {
            var entry = new CatalogueEntryId(offer.catalogue(), offer.site());
            return offer.service() + "/" + entry;
        }

        static Key of(String text) {
            var slash = text.indexOf('/');
            if (slash < 0) throw new IllegalArgumentException("not a key of an entry");
            var entry = CatalogueEntryId.of(text.substring(slash + 1));
            var site = entry.site();
            return new Key(
                    Ids.in(text.substring(0, slash)),
                    entry.catalogue().name(),
                    site == null ? "" : site.address());
        }
    }

    /**
     * Entries that are shown on the point's day, in the language if the shown version has it, else
     * in Latvian; without texts where no registered version is shown.
     *
     * @param after the last one shown
     */
    static List<OfferView> find(
            ViewSnapshot view, Choice choice, String language, AsOf at, Key after, int limit) {
        var given = new LinkedHashMap<String, Object>();
        given.put("language", language);
        given.put("day", at.day());
        given.put("at", at.position());
        given.put("limit", limit);
        given.put("service", after.service());
        given.put("last", after.catalogue());
        given.put("lastSite", after.site());
        var text =
                new StringBuilder(
                        """
                        SELECT o.service, o.owner, o.kind, o.audiences, o.forms,
                               e.catalogue, e.site, e.version, e.since, t.*
                        FROM {tables}.entry e
                        JOIN {tables}.offer o ON o.service = e.service AND NOT o.annulled AND %s
                        LEFT JOIN LATERAL (
                            SELECT language, time_limit, fee, title, summary, eligibility,
                                   procedure, documents, result, contact, appeal, words
                            FROM {tables}.text
                            WHERE position = e.text_position
                              AND language IN (:language, 'lv')
                            ORDER BY language = :language DESC
                            LIMIT 1
                        ) t ON true
                        WHERE (e.service, e.catalogue, e.site) > (:service, :last, :lastSite)
                          AND %s
                        """
                                .formatted(at.heldThatDay("o"), at.heldThatDay("e")));
        narrow(choice, text, given);
        text.append(" ORDER BY e.service, e.catalogue, e.site LIMIT :limit");
        return view.sql(text.toString()).params(given).query((row, _) -> offer(row)).list();
    }

    private static void narrow(Choice choice, StringBuilder text, Map<String, Object> given) {
        if (choice.catalogue() != null) {
            text.append(" AND e.catalogue = :catalogue");
            given.put("catalogue", choice.catalogue().name());
        }
        if (choice.service() != null) {
            text.append(" AND e.service = :only");
            given.put("only", choice.service());
        }
        if (choice.owner() != null) {
            text.append(" AND o.owner = :owner");
            given.put("owner", choice.owner().registrationNumber());
        }
        if (choice.kind() != null) {
            text.append(" AND o.kind = :kind");
            given.put("kind", choice.kind().name());
        }
        if (choice.deliveryForm() != null) {
            text.append(" AND :form = ANY (string_to_array(o.forms, ' '))");
            given.put("form", choice.deliveryForm().name());
        }
        if (choice.audience() != null) {
            text.append(" AND :audience = ANY (string_to_array(o.audiences, ' '))");
            given.put("audience", choice.audience().name());
        }
        if (choice.text() != null) {
            text.append(" AND t.words LIKE :text");
            given.put("text", Plain.anywhere(choice.text()));
        }
    }

    private static OfferView offer(ResultSet row) throws SQLException {
        return new OfferView(
                row.getObject("service", UUID.class),
                row.getString("owner"),
                row.getString("kind"),
                Plain.codes(row.getString("audiences")),
                Plain.codes(row.getString("forms")),
                CatalogueCode.valueOf(row.getString("catalogue")),
                row.getString("site").isEmpty() ? null : new CatalogueSite(row.getString("site")),
                row.getObject("version", Integer.class),
                row.getObject("since", LocalDate.class),
                row.getString("language"),
                row.getString("time_limit"),
                row.getString("fee"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("eligibility"),
                row.getString("procedure"),
                row.getString("documents"),
                row.getString("result"),
                row.getString("contact"),
                row.getString("appeal"));
    }
}
