package lv.atbilstiba.staff.read;

import lv.atbilstiba.platform.projection.Views;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.sql.Types;
import java.util.List;
import java.util.UUID;

@Component
final class StaffQueries {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Views views;

    StaffQueries(Views views) {
        this.views = views;
    }

    List<StaffLine> find(@Nullable String institution, String after, int limit) {
        var text =
                """
                SELECT person, institution, joined_on, left_on, can_log_in, sealed
                FROM {tables}.staff_member
                WHERE person > :after AND (:institution::text IS NULL OR institution = :institution)
                ORDER BY person
                LIMIT :limit
                """;
        return views.read(
                StaffListProjection.NAME,
                view ->
                        view.sql(text)
                                .param(
                                        "after",
                                        after.isEmpty() ? BEFORE_ALL : UUID.fromString(after))
                                .param("institution", institution, Types.VARCHAR)
                                .param("limit", limit)
                                .query((row, _) -> StaffListProjection.line(row))
                                .list());
    }
}
