package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.kernel.StaffId;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who holds a post that one person at a time should hold. Immutable. */
public record Appointments(Timeline<Appointments.Change> changes) {
    static final Appointments NONE = new Appointments(Timeline.empty());

    /**
     * @param holds whether the person holds the post from then on, or no longer does
     */
    public record Change(StaffId person, boolean holds) {}

    Appointments appointed(long position, LocalDate day, StaffId person) {
        return new Appointments(changes.with(position, day, new Change(person, true)));
    }

    Appointments released(long position, LocalDate day, StaffId person) {
        return new Appointments(changes.with(position, day, new Change(person, false)));
    }

    Appointments without(long position) {
        return new Appointments(changes.without(position));
    }

    /** Who holds it at the moment. */
    public SortedSet<StaffId> holders(Moment moment) {
        var holders = new TreeSet<StaffId>();
        for (var change : changes.entries()) {
            if (!moment.reached(change.day())) break;
            if (change.value().holds()) holders.add(change.value().person());
            else holders.remove(change.value().person());
        }
        return holders;
    }
}
