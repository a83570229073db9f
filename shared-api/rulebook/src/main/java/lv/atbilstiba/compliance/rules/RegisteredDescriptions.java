package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.service.api.DescriptionField;
import lv.atbilstiba.service.api.InForce;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The versions of a service's description, as recorded and as they hold. A withdrawal ends the one
 * in force on its day, and cancels those that were registered before it for a later day. Immutable.
 */
public final class RegisteredDescriptions {
    static final RegisteredDescriptions NONE = new RegisteredDescriptions(Timeline.empty());

    /** The register's description from some day on. */
    public sealed interface State {
        /** Where the log holds the fact that was first recorded, whatever corrected it since. */
        long origin();

        /** The day on which that was. */
        LocalDate recordedOn();
    }

    /**
     * @param numbers of the version, the one it has last; corrections kept it only later on
     * @param missing the mandatory fields that are not filled
     * @param latvian whether every mandatory text is filled in Latvian
     * @param recordedOn the day on which the version was first recorded
     * @param text the digest of the part that catalogues show
     * @param corrected when a correction last changed that part; null if none did
     */
    public record Registered(
            long origin,
            SortedSet<Integer> numbers,
            Set<DescriptionField> missing,
            boolean latvian,
            boolean anotherLanguage,
            LocalDate recordedOn,
            String text,
            @Nullable TextCorrected corrected)
            implements State {
        public int version() {
            return numbers.last();
        }

        boolean isVersion(@Nullable Integer number) {
            return number != null && numbers.contains(number);
        }

        /** What stands in the place of another version, which this one corrects. */
        Registered inPlaceOf(Registered wrong, long position) {
            var both = new TreeSet<>(wrong.numbers);
            both.addAll(numbers);
            return new Registered(
                    wrong.origin,
                    Collections.unmodifiableSortedSet(both),
                    missing,
                    latvian,
                    anotherLanguage,
                    wrong.recordedOn,
                    text,
                    text.equals(wrong.text)
                            ? wrong.corrected
                            : new TextCorrected(position, recordedOn));
        }
    }

    /** There is none from some day on. */
    public record Withdrawn(long origin, LocalDate recordedOn) implements State {}

    /**
     * @param position of the correction
     * @param on the day on which it was recorded
     */
    public record TextCorrected(long position, LocalDate on) {
        /** Whether what an entry showed from this fact on was read after the correction. */
        boolean isKnownTo(long entry, LocalDate shownFrom) {
            return entry > position && !shownFrom.isBefore(on);
        }
    }

    private final Timeline<State> recorded;
    private final Timeline<State> inForce;

    private RegisteredDescriptions(Timeline<State> recorded) {
        this.recorded = recorded;
        var standing =
                recorded.entries().stream()
                        .sorted(Comparator.comparingLong(Timeline.Entry::place))
                        .toList();
        var steps =
                InForce.of(
                                standing,
                                Timeline.Entry::day,
                                it -> it.value().recordedOn(),
                                it -> it.value() instanceof Withdrawn)
                        .steps();
        this.inForce = recorded.filter(steps::contains);
    }

    RegisteredDescriptions with(
            long position, @Nullable Long corrects, LocalDate day, Registered version) {
        var wrong = corrects == null ? null : recorded(corrects);
        return wrong != null && wrong.value() instanceof Registered before
                ? new RegisteredDescriptions(
                        recorded.without(wrong.position())
                                .with(
                                        position,
                                        wrong.place(),
                                        day,
                                        version.inPlaceOf(before, position)))
                : new RegisteredDescriptions(recorded.with(position, day, version));
    }

    RegisteredDescriptions withdrawn(
            long position, @Nullable Long corrects, LocalDate day, LocalDate recordedOn) {
        var wrong = corrects == null ? null : recorded(corrects);
        return wrong != null && wrong.value() instanceof Withdrawn before
                ? new RegisteredDescriptions(
                        recorded.without(wrong.position())
                                .with(position, wrong.place(), day, before))
                : new RegisteredDescriptions(
                        recorded.with(position, day, new Withdrawn(position, recordedOn)));
    }

    RegisteredDescriptions without(long position) {
        var fewer = recorded.without(position);
        return fewer == recorded ? this : new RegisteredDescriptions(fewer);
    }

    private Timeline.@Nullable Entry<State> recorded(long position) {
        for (var entry : recorded.entries())
            if (entry.position() == position || entry.value().origin() == position) return entry;
        return null;
    }

    /** What holds from which day, without what was cancelled before its day came. */
    public Timeline<State> inForce() {
        return inForce;
    }

    /** Whether this version has been registered by the moment, in force yet or not. */
    boolean registered(@Nullable Integer version, Moment moment) {
        for (var entry : inForce.entries())
            if (entry.value() instanceof Registered one
                    && one.isVersion(version)
                    && (moment.reached(one.recordedOn()) || moment.reached(entry.day())))
                return true;
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegisteredDescriptions those && recorded.equals(those.recorded);
    }

    @Override
    public int hashCode() {
        return recorded.hashCode();
    }

    @Override
    public String toString() {
        return recorded.toString();
    }
}
