package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.StaffId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who holds a post that one person at a time should hold. Immutable. */
public record Appointments(Post post) {
    static final Appointments NONE = new Appointments(Post.NEVER_FILLED);

    Appointments appointed(long position, @Nullable Long corrects, LocalDate day, StaffId person) {
        return new Appointments(post.appointed(position, corrects, day, person));
    }

    Appointments released(long position, @Nullable Long corrects, LocalDate day, StaffId person) {
        return new Appointments(post.released(position, corrects, day, person));
    }

    /** Who holds it at the moment. */
    public SortedSet<StaffId> holders(Moment moment) {
        var holders = new TreeSet<StaffId>();
        for (var tenure : post.tenures()) {
            var until = tenure.until();
            if (moment.reached(tenure.since()) && (until == null || !moment.reached(until)))
                holders.add(tenure.person());
        }
        return holders;
    }

    /** The days on which somebody comes to hold it, or ceases to. */
    Collection<LocalDate> days() {
        return post.acts().stream().map(Post.Act::day).toList();
    }
}
