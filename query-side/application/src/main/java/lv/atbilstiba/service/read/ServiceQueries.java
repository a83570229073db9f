package lv.atbilstiba.service.read;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.projection.ViewSnapshot;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.Plain;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ServiceKind;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

final class ServiceQueries {
    private ServiceQueries() {}

    /** What a list is narrowed to; null narrows nothing. */
    record Choice(
            @Nullable InstitutionId owner,
            @Nullable ServiceKind kind,
            @Nullable Audience audience,
            @Nullable LifecycleStage stage,
            @Nullable UUID manager,
            @Nullable DeliveryForm deliveryForm,
            @Nullable CatalogueCode catalogue,
            @Nullable String text) {}

    static List<ServiceLine> find(
            ViewSnapshot view, Choice choice, AsOf at, UUID after, int limit) {
        var text =
                new StringBuilder(
                        """
                        SELECT service, owner, details, stage, manager, manager_until,
                               description, catalogues, annulled
                        FROM {tables}.service s
                        WHERE service > :after AND %s
                        """
                                .formatted(at.heldThatDay("s")));
        var given = new LinkedHashMap<String, Object>();
        given.put("after", after);
        given.put("limit", limit);
        given.put("at", at.position());
        given.put("day", at.day());
        if (choice.owner() != null) {
            text.append(" AND owner = :owner");
            given.put("owner", choice.owner().registrationNumber());
        }
        if (choice.kind() != null) {
            text.append(" AND kind = :kind");
            given.put("kind", choice.kind().name());
        }
        if (choice.audience() != null) {
            text.append(" AND :audience = ANY (string_to_array(audiences, ' '))");
            given.put("audience", choice.audience().name());
        }
        if (choice.deliveryForm() != null) {
            text.append(" AND :form = ANY (string_to_array(forms, ' '))");
            given.put("form", choice.deliveryForm().name());
        }
        if (choice.catalogue() != null) {
            text.append(
                    " AND EXISTS (SELECT FROM unnest(string_to_array(catalogues, ' ')) entry"
                            + " WHERE split_part(entry, '@', 1) = :catalogue)");
            given.put("catalogue", choice.catalogue().name());
        }
        if (choice.stage() != null) {
            text.append(" AND stage = :stage");
            given.put("stage", choice.stage().name());
        }
        if (choice.manager() != null) {
            text.append(
                    " AND manager = :manager AND (manager_until IS NULL OR manager_until > :day)");
            given.put("manager", choice.manager());
        }
        if (choice.text() != null) {
            text.append(" AND words LIKE :text");
            given.put("text", Plain.anywhere(choice.text()));
        }
        text.append(" ORDER BY service LIMIT :limit");
        return view.sql(text.toString())
                .params(given)
                .query((row, _) -> ServiceRow.line(row))
                .list();
    }
}
