package lv.atbilstiba.platform.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

class MemoryTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Remembered<String, Integer> one = Remembered.atMost(10);
    private final Remembered<String, Integer> other = Remembered.atMost(10);

    @Test
    void what_is_remembered_is_asked_for_once_until_all_is_forgotten() {
        assertThat(ask(one)).isEqualTo(1);
        assertThat(ask(one)).isEqualTo(1);
        assertThat(ask(other)).isEqualTo(2);

        Memory.forgetAll();

        assertThat(ask(one)).isEqualTo(3);
        assertThat(ask(other)).isEqualTo(4);
        assertThat(Memory.all()).contains(one, other);
    }

    @Test
    void what_was_asked_for_before_all_was_forgotten_is_not_remembered_after_it() {
        one.get(
                "a",
                key -> {
                    Memory.forgetAll();
                    return asked.incrementAndGet();
                });
        assertThat(one.get("a")).isNull();
    }

    private int ask(Remembered<String, Integer> memory) {
        return memory.get("a", key -> asked.incrementAndGet());
    }
}
