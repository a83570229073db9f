package lv.atbilstiba.kernel;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was recorded of one matter, or of several of a kind: each fact holds from its day until the
 * day of another one; of facts of one day that holds which was recorded last. A correction stands
 * in the place of the fact that it mends. So what holds on a day does not depend on whether
 * something else was dated ahead, or recorded late. Immutable.
 *
 * @param facts in the order of the log, each correction in the place of what it mends
 */
public record Timeline<T>(List<Fact<T>> facts) {
    /**
     * @param positions of the fact and of its corrections, the one that stands last
     * @param day first day on which it holds
     */
    public record Fact<T>(List<Long> positions, LocalDate day, T value) {
        public Fact {
            Required.that(positions, "positions");
            Required.day(day, "day");
            Required.that(value, "value");

            positions = List.copyOf(positions);
        }

        /** Of the fact that stands. */
        @JsonIgnore
        public long position() {
            return positions.getLast();
        }
    }

    public Timeline {
        Required.that(facts, "facts");

        facts = List.copyOf(facts);
    }

    public static <T> Timeline<T> empty() {
        return new Timeline<>(List.of());
    }

    @JsonIgnore
    public boolean isEmpty() {
        return facts.isEmpty();
    }

    /**
     * @param corrects a position of the fact that this one mends; null if it mends none
     */
    public Timeline<T> with(long position, @Nullable Long corrects, LocalDate day, T value) {
        var more = new ArrayList<>(facts);
        var wrong = corrects == null ? null : at(corrects).orElse(null);
        if (wrong == null) {
            more.add(new Fact<>(List.of(position), day, value));
        } else {
            var positions = new ArrayList<>(wrong.positions());
            positions.add(position);
            more.set(facts.indexOf(wrong), new Fact<>(positions, day, value));
        }
        return new Timeline<>(more);
    }

    /** The same without what a correction of this position would mend. */
    public Timeline<T> without(@Nullable Long position) {
        if (position == null) return this;
        return new Timeline<>(
                facts.stream().filter(fact -> !fact.positions().contains(position)).toList());
    }

    /** What stands at this position, or in the place of what stood there. */
    public Optional<Fact<T>> at(long position) {
        return facts.stream().filter(fact -> fact.positions().contains(position)).findFirst();
    }

    /** What holds on a day. */
    public Optional<Fact<T>> holding(LocalDate day) {
        return holding(day, _ -> true);
    }

    /** What holds on a day of one matter. */
    public Optional<Fact<T>> holding(LocalDate day, Predicate<? super T> matter) {
        Fact<T> holding = null;
        for (var fact : facts) {
            if (fact.day().isAfter(day) || !matter.test(fact.value())) continue;
            if (holding == null || !fact.day().isBefore(holding.day())) holding = fact;
        }
        return Optional.ofNullable(holding);
    }

    /** Whether this is what holds on a day anyhow. */
    public boolean says(T value, LocalDate day) {
        return says(value, day, _ -> true);
    }

    /** Whether this is what holds on a day of one matter anyhow. */
    public boolean says(T value, LocalDate day, Predicate<? super T> matter) {
        return holding(day, matter).filter(fact -> fact.value().equals(value)).isPresent();
    }

    /** First day of which anything is said. */
    public Optional<LocalDate> begins() {
        return begins(_ -> true);
    }

    /** First day of which anything is said of a matter. */
    public Optional<LocalDate> begins(Predicate<? super T> matter) {
        return facts.stream()
                .filter(fact -> matter.test(fact.value()))
                .map(Fact::day)
                .min(Comparator.naturalOrder());
    }

    /** In the order of their days. */
    public List<Fact<T>> inOrder() {
        return facts.stream().sorted(Comparator.comparing(Fact::day)).toList();
    }

    /** What begins to hold after a day, in the order of their days. */
    public List<Fact<T>> after(LocalDate day) {
        return inOrder().stream().filter(fact -> fact.day().isAfter(day)).toList();
    }
}
