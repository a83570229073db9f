package lv.atbilstiba.staff.read;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.event.StaffEvent;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;
import lv.atbilstiba.staff.api.event.StaffMemberChanged;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A staff member, with the personal data sealed.
 *
 * @param leftOn first day on which the person is no longer employed; null while employed
 * @param canLogIn whether a login is linked
 */
record StaffLine(
        StaffId id,
        InstitutionId institution,
        LocalDate joinedOn,
        @Nullable LocalDate leftOn,
        boolean canLogIn,
        StaffDetails details) {

    /** The line after these facts; null before the registration. */
    static @Nullable StaffLine of(List<Recorded<Object>> facts) {
        StaffLine line = null;
        for (var fact : facts)
            if (fact.event() instanceof StaffEvent event) line = after(line, event);
        return line;
    }

    /** The line after an event; before the registration there is none. */
    static @Nullable StaffLine after(@Nullable StaffLine line, StaffEvent event) {
        if (line == null) {
            return event instanceof StaffMemberRegistered(var id, var at, var details, var since)
                    ? new StaffLine(id, at, since, null, false, details)
                    : null;
        }
        return line.then(event);
    }

    private StaffLine then(StaffEvent event) {
        return switch (event) {
            case StaffMemberRegistered _ -> this;
            case StaffMemberChanged(_, var changed) ->
                    new StaffLine(id, institution, joinedOn, leftOn, canLogIn, changed);
            case StaffMemberLeft(_, _, var on) ->
                    new StaffLine(id, institution, joinedOn, on, canLogIn, details);
            case StaffLoginLinked _ ->
                    new StaffLine(id, institution, joinedOn, leftOn, true, details);
            case StaffLoginUnlinked _ ->
                    new StaffLine(id, institution, joinedOn, leftOn, false, details);
        };
    }
}
