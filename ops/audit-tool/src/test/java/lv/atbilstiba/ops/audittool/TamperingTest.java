package lv.atbilstiba.ops.audittool;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.ops.audittool.SomeLog.Packed;
import lv.atbilstiba.platform.eventstore.EventEnvelope;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.tlog.SignedNote;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Whatever is done to a history that was signed, one who holds nothing but an older checkpoint
 * finds out, and is told the first place that is wrong; and nobody is accused for nothing. A
 * failing case names its seed.
 */
class TamperingTest {
    private static final int CHANGES_OF_A_KIND = 60;
    private static final int CLEAN_CHECKS = 1_000;
    private static final List<SomeLog> LOGS = logs();

    /** A column of the event store. */
    enum Column {
        ID,
        AGGREGATE_TYPE,
        AGGREGATE,
        SEQUENCE,
        WRITTEN_AT,
        RECORDED_AT,
        TYPE,
        REVISION,
        PAYLOAD,
        METADATA;

        StoredEvent changed(StoredEvent it, RandomGenerator random) {
            return new StoredEvent(
                    it.position(),
                    this == ID ? hexDigit(it.id(), random) : it.id(),
                    this == AGGREGATE_TYPE
                            ? letter(it.aggregateType(), random)
                            : it.aggregateType(),
                    this == AGGREGATE ? letter(it.aggregate(), random) : it.aggregate(),
                    this == SEQUENCE ? oneByte(it.sequence(), random) : it.sequence(),
                    this == WRITTEN_AT ? time(it.writtenAt(), random) : it.writtenAt(),
                    this == RECORDED_AT ? time(it.recordedAt(), random) : it.recordedAt(),
                    this == TYPE ? letter(it.type(), random) : it.type(),
                    this == REVISION
                            ? (random.nextInt(10) == 0 ? null : letter("1", random))
                            : it.revision(),
                    this == PAYLOAD ? aByteOf(it.payload(), random) : it.payload(),
                    this == METADATA ? aByteOf(it.metadata(), random) : it.metadata());
        }

        private static byte[] aByteOf(byte[] bytes, RandomGenerator random) {
            var changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            return changed;
        }

        private static String letter(String text, RandomGenerator random) {
            var at = random.nextInt(text.length());
            var other = (char) ('!' + random.nextInt('~' - '!'));
            if (other == text.charAt(at)) other++;
            return text.substring(0, at) + other + text.substring(at + 1);
        }

        private static String hexDigit(String uuid, RandomGenerator random) {
            var at = random.nextInt(uuid.length());
            while (uuid.charAt(at) == '-') at = random.nextInt(uuid.length());
            var other = (Character.digit(uuid.charAt(at), 16) + 1 + random.nextInt(15)) % 16;
            return uuid.substring(0, at) + Character.forDigit(other, 16) + uuid.substring(at + 1);
        }

        private static Instant time(Instant time, RandomGenerator random) {
            var micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
            return Instant.EPOCH.plus(oneByte(micros, random), ChronoUnit.MICROS);
        }
    }

    private static long oneByte(long number, RandomGenerator random) {
        return number ^ (1L + random.nextInt(255)) << 8 * random.nextInt(6);
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void a_byte_of_a_column_is_found_at_its_event(Column column) {
        each(
                CHANGES_OF_A_KIND,
                column.ordinal(),
                it -> {
                    var place = it.anyPlace();
                    var changed = new ArrayList<>(it.log().events());
                    changed.set(place, column.changed(changed.get(place), it.random()));
                    it.finds(it.stored(changed), new Fault.Changed(it.position(place), place));
                });
    }

    @Test
    void another_position_is_found_where_the_order_breaks() {
        each(
                CHANGES_OF_A_KIND,
                20,
                it -> {
                    var place = it.anyPlace();
                    var event = it.log().events().get(place);
                    var position = 1 | oneByte(event.position(), it.random()); // odd ones are free
                    var changed = new ArrayList<>(it.log().events());
                    changed.set(place, at(event, position));
                    changed.sort(Comparator.comparingLong(StoredEvent::position));
                    var now = changed.indexOf(at(event, position));
                    it.finds(
                            it.stored(changed),
                            now == place
                                    ? new Fault.Changed(position, place)
                                    : now > place
                                            ? new Fault.Missing(it.positionBefore(place), place)
                                            : new Fault.Inserted(position));
                });
    }

    @Test
    void a_deleted_event_is_missed_where_it_was() {
        each(
                CHANGES_OF_A_KIND,
                21,
                it -> {
                    var place = it.anyPlace();
                    var left = new ArrayList<>(it.log().events());
                    left.remove(place);
                    it.finds(it.stored(left), new Fault.Missing(it.positionBefore(place), place));
                });
    }

    @Test
    void two_events_that_changed_places_are_found_at_the_first() {
        each(
                CHANGES_OF_A_KIND,
                22,
                it -> {
                    var one = it.random().nextInt(it.log().size() - 1);
                    var other = it.random().nextInt(one + 1, it.log().size());
                    var events = it.log().events();
                    var swapped = new ArrayList<>(events);
                    swapped.set(one, at(events.get(other), it.position(one)));
                    swapped.set(other, at(events.get(one), it.position(other)));
                    it.finds(it.stored(swapped), new Fault.Changed(it.position(one), one));
                    // in the file instead of the table
                    var lines = new ArrayList<>(it.log().packed().entries());
                    Collections.swap(lines, one, other);
                    it.finds(
                            it.log().packed().with(lines),
                            new Fault.Missing(it.positionBefore(one), one));
                });
    }

    @Test
    void an_event_that_was_put_in_is_found() {
        each(
                CHANGES_OF_A_KIND,
                23,
                it -> {
                    var place = it.anyPlace();
                    var events = new ArrayList<>(it.log().events());
                    var before = events.get(place);
                    var made = at(before, before.position() + 1);
                    events.add(place + 1, made);
                    it.finds(it.stored(events), new Fault.Inserted(made.position()));
                    // a line given twice
                    var lines = new ArrayList<>(it.log().packed().entries());
                    lines.add(place + 1, lines.get(place));
                    it.finds(it.log().packed().with(lines), new Fault.Inserted(before.position()));
                });
    }

    @Test
    void an_end_that_was_cut_off_is_missed() {
        each(
                CHANGES_OF_A_KIND,
                24,
                it -> {
                    var left = it.random().nextInt(it.log().size());
                    it.finds(
                            it.stored(it.log().events().subList(0, left)),
                            new Fault.Missing(it.positionBefore(left), left));
                });
    }

    @Test
    void a_log_that_was_rolled_back_no_longer_reaches_the_older_checkpoint() {
        each(
                CHANGES_OF_A_KIND,
                25,
                it -> {
                    var was = it.random().nextInt(1, it.log().size() + 1);
                    var is = it.random().nextInt(was);
                    it.holding(it.log().checkpoint(was))
                            .finds(it.log().first(is).packed(), new Fault.RolledBack(was, is));
                });
    }

    @Test
    void a_log_that_was_written_anew_and_signed_anew_no_longer_fits_the_older_checkpoint() {
        each(
                CHANGES_OF_A_KIND,
                26,
                it -> {
                    var was = it.random().nextInt(1, it.log().size() + 1);
                    var from = it.random().nextInt(was);
                    var more = it.random().nextInt(20);
                    var anew = it.log().first(from).grown(was - from + more, it.random());
                    it.holding(it.log().checkpoint(was))
                            .finds(anew.packed(), new Fault.Rewritten(was));
                });
    }

    @Test
    void one_changed_event_with_all_hashes_computed_again_no_longer_fits_either() {
        each(
                CHANGES_OF_A_KIND,
                27,
                it -> {
                    var was = it.random().nextInt(1, it.log().size() + 1);
                    var place = it.random().nextInt(was);
                    var events = new ArrayList<>(it.log().events());
                    var column = Column.values()[it.random().nextInt(Column.values().length)];
                    events.set(place, column.changed(events.get(place), it.random()));
                    it.holding(it.log().checkpoint(was))
                            .finds(it.log().with(events).packed(), new Fault.Rewritten(was));
                });
    }

    @Test
    void nobody_is_accused_for_nothing() {
        each(
                CLEAN_CHECKS,
                30,
                it -> {
                    var was = it.random().nextInt(it.log().size() + 1);
                    var verdict = it.log().packed().verified(SomeLog.trust(it.checkpoint(was)));
                    assertThat(verdict.faults()).isEmpty();
                    assertThat(verdict.isGood()).isTrue();
                    assertThat(verdict.events()).isEqualTo(it.log().size());
                });
    }

    /**
     * One case.
     *
     * @param older what the auditor holds
     */
    private record Case(SomeLog log, SignedNote older, RandomGenerator random) {
        int anyPlace() {
            return random.nextInt(log.size());
        }

        long position(int place) {
            return log.events().get(place).position();
        }

        long positionBefore(int place) {
            return place == 0 ? 0 : position(place - 1);
        }

        SignedNote checkpoint(int size) {
            return log.checkpoint(size);
        }

        /** The table holds other rows than the log was made of. */
        Packed stored(List<StoredEvent> rows) {
            return log.packed().with(rows.stream().map(EventEnvelope::of).toList());
        }

        Case holding(SignedNote checkpoint) {
            return new Case(log, checkpoint, random);
        }

        void finds(Packed file, Fault first) {
            var verdict = file.verified(SomeLog.trust(older));
            assertThat(verdict.isGood()).isFalse();
            assertThat(verdict.faults().getFirst()).isEqualTo(first);
        }
    }

    private interface Check {
        void on(Case it);
    }

    private static void each(int times, int kind, Check check) {
        for (var i = 0; i < times; i++) {
            var seed = kind * 1_000_000L + i;
            var random = new SplittableRandom(seed);
            var log = LOGS.get(i % LOGS.size());
            var older = log.checkpoint(log.size() * (1 + random.nextInt(4)) / 4);
            try {
                check.on(new Case(log, older, random));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", " + log.size() + " entries", e);
            }
        }
    }

    /** Logs of a few entries mostly, and of more than a tile. */
    private static List<SomeLog> logs() {
        var random = new SplittableRandom(7);
        return IntStream.range(0, 30)
                .map(i -> i == 0 ? 256 + random.nextInt(20) : 4 + random.nextInt(20))
                .mapToObj(size -> SomeLog.of(size, random))
                .toList();
    }

    private static StoredEvent at(StoredEvent it, long position) {
        return new StoredEvent(
                position,
                it.id(),
                it.aggregateType(),
                it.aggregate(),
                it.sequence(),
                it.writtenAt(),
                it.recordedAt(),
                it.type(),
                it.revision(),
                it.payload(),
                it.metadata());
    }
}
