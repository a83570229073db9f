package lv.atbilstiba.staff.read;

import lv.atbilstiba.platform.projection.ViewSnapshot;

import org.jspecify.annotations.Nullable;

import java.sql.Types;
import java.util.List;
import java.util.UUID;

final class StaffQueries {
    private StaffQueries() {}

    static List<StaffLine> find(
            ViewSnapshot view, @Nullable String institution, UUID after, int limit) {
        var text =
                """
                SELECT person, institution, joined_on, left_on, can_log_in, sealed
                FROM {tables}.staff_member
                WHERE person > :after AND (:institution::text IS NULL OR institution = :institution)
                ORDER BY person
                LIMIT :limit
                """;
        return view.sql(text)
                .param("after", after)
                .param("institution", institution, Types.VARCHAR)
                .param("limit", limit)
                .query((row, _) -> StaffListProjection.line(row))
                .list();
    }
}
