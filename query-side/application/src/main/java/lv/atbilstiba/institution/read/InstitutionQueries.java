package lv.atbilstiba.institution.read;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.projection.ViewSnapshot;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.Plain;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;

import java.util.List;

final class InstitutionQueries {
    private InstitutionQueries() {}

    /** What a list is narrowed to; null narrows nothing. */
    record Choice(
            @Nullable InstitutionKind kind,
            @Nullable InstitutionId under,
            @Nullable ManagementRole role,
            @Nullable String text) {}

    static List<InstitutionState> find(
            ViewSnapshot view, Choice choice, AsOf at, String after, int limit) {
        var text =
                new StringBuilder(
                        """
                        SELECT institution, name_lv, name_en, kind, under, participant_since,
                               roles, roles_since, manager, manager_since, manager_until
                        FROM {tables}.institution i
                        WHERE institution > :after AND %s
                        """
                                .formatted(at.heldThatDay("i")));
        if (choice.kind() != null) text.append(" AND kind = :kind");
        if (choice.under() != null) text.append(" AND under = :under");
        if (choice.role() != null) text.append(" AND :role = ANY (string_to_array(roles, ' '))");
        if (choice.text() != null) text.append(" AND words LIKE :text");
        text.append(" ORDER BY institution LIMIT :limit");
        var statement =
                view.sql(text.toString())
                        .param("after", after)
                        .param("at", at.position())
                        .param("day", at.day())
                        .param("limit", limit);
        if (choice.kind() != null) statement.param("kind", choice.kind().name());
        if (choice.under() != null) statement.param("under", choice.under().registrationNumber());
        if (choice.role() != null) statement.param("role", choice.role().name());
        if (choice.text() != null) statement.param("text", Plain.anywhere(choice.text()));
        return statement.query((row, _) -> InstitutionRow.state(row)).list();
    }
}
