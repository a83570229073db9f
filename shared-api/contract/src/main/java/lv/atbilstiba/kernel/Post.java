package lv.atbilstiba.kernel;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A post that one person at a time holds: what was recorded of it, in the order of the log, each
 * correction in the place of the fact that it mends. Decisions, rules and views all ask it, so that
 * they never differ on who holds a post. Immutable.
 *
 * <p>A release ends the appointment of the person whom it names; if nobody of that name is
 * appointed, the one recorded last before it: the person may have been mended since.
 */
public record Post(List<Act> acts) {
    public static final Post NEVER_FILLED = new Post(List.of());

    /**
     * An appointment, or a release.
     *
     * @param positions of the fact and of its corrections, the one that stands last
     * @param day first day on which it holds
     * @param person who is appointed, or released
     * @param appoints false for a release
     */
    public record Act(List<Long> positions, LocalDate day, StaffId person, boolean appoints) {
        public Act {
            Required.that(positions, "positions");
            Required.day(day, "day");
            Required.that(person, "person");

            positions = List.copyOf(positions);
        }

        /** Of the fact that stands. */
        @JsonIgnore
        public long position() {
            return positions.getLast();
        }
    }

    /**
     * The time for which somebody is appointed.
     *
     * @param until first day without the appointment; null while no release is recorded
     * @param appointed the position of the fact that says so
     * @param released the position of the fact that ends it
     */
    public record Tenure(
            StaffId person,
            LocalDate since,
            @Nullable LocalDate until,
            long appointed,
            @Nullable Long released) {
        public Tenure {
            Required.that(person, "person");
            Required.day(since, "since");
        }

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(since) && (until == null || day.isBefore(until));
        }

        /** Whether it has ended on this day at the latest. */
        public boolean endedBy(LocalDate day) {
            return until != null && !until.isAfter(day);
        }

        /** Whether there is a day on which both hold. */
        boolean meets(Tenure other) {
            return begins(this, other) && begins(other, this) && lasts() && other.lasts();
        }

        private static boolean begins(Tenure one, Tenure other) {
            return other.until == null || one.since.isBefore(other.until);
        }

        private boolean lasts() {
            return until == null || since.isBefore(until);
        }
    }

    public Post {
        Required.that(acts, "acts");

        acts = List.copyOf(acts);
    }

    /**
     * @param corrects the position of the appointment that this one mends; null if it mends none
     */
    public Post appointed(long position, @Nullable Long corrects, LocalDate since, StaffId person) {
        return with(position, corrects, since, person, true);
    }

    /**
     * @param corrects the position of the release that this one mends; null if it mends none
     */
    public Post released(long position, @Nullable Long corrects, LocalDate until, StaffId person) {
        return with(position, corrects, until, person, false);
    }

    private Post with(
            long position,
            @Nullable Long corrects,
            LocalDate day,
            StaffId person,
            boolean appoints) {
        var more = new ArrayList<>(acts);
        for (int place = 0; corrects != null && place < more.size(); place++) {
            var wrong = more.get(place);
            if (wrong.appoints() != appoints || !wrong.positions().contains(corrects)) continue;
            var positions = new ArrayList<>(wrong.positions());
            positions.add(position);
            more.set(place, new Act(positions, day, person, appoints));
            return new Post(more);
        }
        more.add(new Act(List.of(position), day, person, appoints));
        return new Post(more);
    }

    /** All that somebody was ever appointed for, in the order in which it was recorded. */
    public List<Tenure> tenures() {
        var tenures = new ArrayList<Tenure>();
        for (var act : acts) {
            if (act.appoints()) {
                tenures.add(new Tenure(act.person(), act.day(), null, act.position(), null));
            } else if (!tenures.isEmpty()) {
                int place = endedBy(act, tenures);
                var ended = tenures.get(place);
                tenures.set(
                        place,
                        new Tenure(
                                ended.person(),
                                ended.since(),
                                act.day(),
                                ended.appointed(),
                                act.position()));
            }
        }
        return tenures;
    }

    private static int endedBy(Act release, List<Tenure> tenures) {
        for (int place = tenures.size() - 1; place >= 0; place--) {
            var tenure = tenures.get(place);
            if (tenure.until() == null && tenure.person().equals(release.person())) return place;
        }
        return tenures.size() - 1;
    }

    /** The one that begins last, ended or not. */
    public Optional<Tenure> last() {
        Tenure last = null;
        for (var tenure : tenures())
            if (last == null || !tenure.since().isBefore(last.since())) last = tenure;
        return Optional.ofNullable(last);
    }

    /** The one that holds on a day; of several the one recorded last. */
    public Optional<Tenure> holding(LocalDate day) {
        return tenures().reversed().stream().filter(tenure -> tenure.holdsOn(day)).findFirst();
    }

    /** The one that begins next after a day. */
    public Optional<Tenure> after(LocalDate day) {
        return tenures().stream()
                .filter(tenure -> tenure.since().isAfter(day) && tenure.lasts())
                .min(Comparator.comparing(Tenure::since));
    }

    /** The one that an appointment or a release at this position, standing or mended, is about. */
    public Optional<Tenure> at(long position) {
        for (var act : acts)
            if (act.positions().contains(position))
                return tenures().stream()
                        .filter(tenure -> isAbout(tenure, act.position()))
                        .findFirst();
        return Optional.empty();
    }

    private static boolean isAbout(Tenure tenure, long position) {
        var released = tenure.released();
        return tenure.appointed() == position || (released != null && released == position);
    }

    /** Another one, if there is one, that would hold on the same day as this. */
    public Optional<Tenure> meeting(Tenure tenure) {
        return tenures().stream()
                .filter(other -> other.appointed() != tenure.appointed())
                .filter(tenure::meets)
                .findFirst();
    }

    public SortedSet<StaffId> holdersOn(LocalDate day) {
        var holders = new TreeSet<StaffId>();
        for (var tenure : tenures()) if (tenure.holdsOn(day)) holders.add(tenure.person());
        return holders;
    }
}
