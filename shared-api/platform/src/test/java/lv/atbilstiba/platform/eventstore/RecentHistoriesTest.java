package lv.atbilstiba.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.memory.Memory;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

class RecentHistoriesTest {
    private final RecentHistories recent = new RecentHistories(1_000, 5);

    @Test
    void a_history_is_known_from_any_of_its_numbers_on() {
        read("a", 0, 3);
        assertThat(numbers("a", 0)).containsExactly(0L, 1L, 2L);
        assertThat(numbers("a", 2)).containsExactly(2L);
        assertThat(recent.from("a", 3)).isEmpty();
        assertThat(recent.from("b", 0)).isEmpty();
    }

    @Test
    void it_grows_by_what_came_after() {
        read("a", 0, 2);
        recent.grown("a", 0, recent.from("a", 0), events("a", 2, 2), 20, Memory.generation());
        assertThat(numbers("a", 0)).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void what_this_process_adds_itself_is_known_at_once() {
        read("a", 0, 2);
        assertThat(recent.endsBefore("a", 2)).isTrue();
        assertThat(recent.endsBefore("a", 3)).isFalse();
        recent.extended("a", events("a", 2, 1).getFirst(), 10);
        assertThat(numbers("a", 0)).containsExactly(0L, 1L, 2L);
        // not what leaves a gap, nor of what nothing is known
        recent.extended("a", events("a", 5, 1).getFirst(), 10);
        assertThat(numbers("a", 0)).containsExactly(0L, 1L, 2L);
        recent.extended("b", events("b", 1, 1).getFirst(), 10);
        assertThat(recent.from("b", 1)).isEmpty();
    }

    @Test
    void what_is_forgotten_is_read_again() {
        read("a", 0, 2);
        read("b", 0, 1);
        recent.forget("a");
        assertThat(recent.from("a", 0)).isEmpty();
        assertThat(numbers("b", 0)).containsExactly(0L);
        recent.forget();
        assertThat(recent.from("b", 0)).isEmpty();
    }

    @Test
    void what_was_read_before_all_was_forgotten_is_not_remembered_after_it() {
        long generation = Memory.generation();
        Memory.forgetAll();
        recent.grown("a", 0, List.of(), events("a", 0, 2), 20, generation);
        assertThat(recent.from("a", 0)).isEmpty();
    }

    @Test
    void one_that_begins_with_a_snapshot_does_not_pass_for_a_whole_one() {
        read("a", 7, 2);
        assertThat(recent.beginsWithSnapshot("a")).isTrue();
        assertThat(recent.from("a", 0)).isEmpty();
        assertThat(numbers("a", 7)).containsExactly(7L, 8L);
    }

    @Test
    void a_long_one_is_left_to_its_snapshot() {
        read("a", 0, 4);
        recent.grown("a", 0, recent.from("a", 0), events("a", 4, 1), 10, Memory.generation());
        assertThat(recent.from("a", 0)).isEmpty();
        assertThat(recent.beginsWithSnapshot("a")).isFalse();
    }

    @Test
    void what_was_asked_for_longest_ago_makes_room() {
        for (var name : List.of("a", "b", "c"))
            recent.grown(name, 0, List.of(), events(name, 0, 1), 300, Memory.generation());
        assertThat(recent.from("a", 0)).isNotEmpty();
        recent.grown("d", 0, List.of(), events("d", 0, 1), 300, Memory.generation());
        assertThat(recent.from("b", 0)).isEmpty();
        assertThat(recent.from("a", 0)).isNotEmpty();
        // reading a again from a snapshot on replaces it, and its weight
        for (int i = 0; i < 10; i++)
            recent.grown("a", 4, List.of(), events("a", 4, 1), 300, Memory.generation());
        assertThat(recent.from("c", 0)).isNotEmpty();
        assertThat(recent.from("d", 0)).isNotEmpty();
    }

    private void read(String aggregate, long first, int count) {
        recent.grown(
                aggregate,
                first,
                List.of(),
                events(aggregate, first, count),
                10L * count,
                Memory.generation());
    }

    private List<Long> numbers(String aggregate, long first) {
        return recent.from(aggregate, first).stream()
                .map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private static List<DomainEventMessage<?>> events(String aggregate, long first, int count) {
        return LongStream.range(first, first + count)
                .<DomainEventMessage<?>>mapToObj(number ->
                        new GenericDomainEventMessage<>("Thing", aggregate, number, "event"))
                .toList();
    }
}
