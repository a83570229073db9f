package lv.atbilstiba.staff.read;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.projection.ViewSnapshot;
import lv.atbilstiba.platform.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

final class StaffQueries {
    private StaffQueries() {}

    /**
     * What a list is narrowed to; null narrows nothing.
     *
     * @param employed whether they are employed on the day of the answer
     */
    record Choice(
            @Nullable String institution, @Nullable Boolean employed, @Nullable Boolean canLogIn) {}

    static List<StaffLine> find(ViewSnapshot view, Choice choice, AsOf at, UUID after, int limit) {
        var text =
                new StringBuilder(
                        """
                        SELECT person, institution, joined_on, left_on, can_log_in, sealed
                        FROM {tables}.staff_member m
                        WHERE person > :after AND %s
                        """
                                .formatted(at.held("m")));
        var given = new LinkedHashMap<String, Object>();
        given.put("after", after);
        given.put("at", at.position());
        given.put("limit", limit);
        if (choice.institution() != null) {
            text.append(" AND institution = :institution");
            given.put("institution", choice.institution());
        }
        if (choice.employed() != null) {
            text.append(
                    " AND :employed = (joined_on <= :day AND (left_on IS NULL OR left_on > :day))");
            given.put("employed", choice.employed());
            given.put("day", RigaCalendar.dayOf(at.instant()));
        }
        if (choice.canLogIn() != null) {
            text.append(" AND can_log_in = :canLogIn");
            given.put("canLogIn", choice.canLogIn());
        }
        text.append(" ORDER BY person LIMIT :limit");
        return view.sql(text.toString())
                .params(given)
                .query((row, _) -> StaffListProjection.line(row))
                .list();
    }
}
