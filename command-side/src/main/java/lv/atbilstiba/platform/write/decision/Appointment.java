package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.kernel.StaffId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A person's appointment, as last recorded.
 *
 * @param since first day on which it holds
 * @param until first day on which it no longer holds; null while no end is recorded
 * @param position the place of the fact in its stream, by which a later fact may mend it
 */
public record Appointment(
        StaffId person, LocalDate since, @Nullable LocalDate until, long position) {
    /**
     * What is last recorded after somebody was appointed.
     *
     * @param last what was before, if anything
     */
    public static Appointment appointed(
            @Nullable Appointment last, StaffId person, LocalDate since, Place place) {
        if (last == null || !place.mends())
            return new Appointment(person, since, null, place.position());
        return place.leaves(last.position)
                ? last
                : new Appointment(person, since, last.until, place.position());
    }

    public Appointment endingOn(LocalDate day) {
        return new Appointment(person, since, day, position);
    }

    /** Whether this person holds it, without a recorded end, on a day. */
    public boolean alreadyHeldBy(StaffId who, LocalDate on) {
        return until == null && person.equals(who) && !on.isBefore(since);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || day.isBefore(until));
    }

    /** Whether it has ended on this day at the latest. */
    public boolean endedBy(LocalDate day) {
        return until != null && !until.isAfter(day);
    }
}
