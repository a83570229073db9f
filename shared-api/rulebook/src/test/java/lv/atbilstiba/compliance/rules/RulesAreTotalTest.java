package lv.atbilstiba.compliance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Every rule answers of whatever facts there can be, and comes to an end: it is not asked of each
 * event before it is recorded, so it must not be able to fail. Random histories, their days moved
 * to the ends of what can be said, their corrections to anywhere, the parameters to their bounds.
 */
class RulesAreTotalTest {
    private static final List<Instant> INSTANTS =
            List.of(
                    Instant.parse("0001-01-01T00:00:00Z"),
                    Instant.EPOCH,
                    Instant.parse("2026-03-01T00:00:00Z"),
                    Instant.parse("2200-01-01T00:00:00Z"),
                    Instant.parse("9999-12-31T23:59:59Z"));
    private static final List<LocalDate> DAYS =
            List.of(
                    Required.EARLIEST,
                    LocalDate.of(1900, 1, 1),
                    LocalDate.of(1970, 1, 1),
                    LocalDate.of(2024, 2, 29),
                    LocalDate.of(2200, 12, 31),
                    Required.LATEST);
    private static final List<String> PERIODS =
            List.of("P1D", "P100Y", "P36600D", "P1200M", "P1Y11M30D", "P0Y1D");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @Timeout(60)
    void no_rule_fails_and_each_comes_to_an_end(long seed) {
        var random = new Random(seed);
        for (int history = 0; history < 40; history++) {
            var ledger = new FindingLedger(RuleBook.current(), new Register(), true);
            long position = 0;
            for (var fact : RandomHistory.of(random.nextLong(), 40)) {
                position += 2;
                if (random.nextInt(8) == 0)
                    ledger.apply(at(position - 1, fact, setting(random), null));
                ledger.apply(at(position, fact, moved(fact.event(), random), corrects(random)));
            }
            judgeEverything(ledger.register(), random);
        }
    }

    private static void judgeEverything(Register register, Random random) {
        var instant = INSTANTS.get(random.nextInt(INSTANTS.size()));
        for (var facts : register.services())
            assertThat(RuleBook.current().findings(facts, register.policy(), instant)).isNotNull();
        for (var facts : register.institutions())
            assertThat(RuleBook.current().findings(facts, register.policy(), instant)).isNotNull();
    }

    private static Recorded<Object> at(
            long position, Recorded<?> fact, Object event, @Nullable Correction corrects) {
        return new Recorded<>(
                position,
                fact.recordedAt(),
                event,
                new Provenance("client-test", null, null, null, null, null, null, corrects));
    }

    private static PolicyParameterSet setting(Random random) {
        var parameters = PolicyParameter.values();
        var parameter = parameters[random.nextInt(parameters.length)];
        var period = parameter.initial().isPresent();
        return new PolicyParameterSet(
                parameter,
                period
                        ? PERIODS.get(random.nextInt(PERIODS.size()))
                        : LocalDate.of(1900 + random.nextInt(300), 1, 1).toString(),
                DAYS.get(random.nextInt(DAYS.size())),
                SomeFacts.ORDER);
    }

    private static @Nullable Correction corrects(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Correction(random.nextInt(80), "any");
            case 1 -> new Correction(Long.MAX_VALUE, "none");
            default -> null;
        };
    }

    /** The same event, some of its days at the ends of what can be said. */
    private static Object moved(Object event, Random random) {
        if (random.nextInt(3) > 0) return event;
        try {
            var components = event.getClass().getRecordComponents();
            var values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                var accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                values[i] =
                        components[i].getType() == LocalDate.class
                                ? DAYS.get(random.nextInt(DAYS.size()))
                                : accessor.invoke(event);
            }
            Constructor<?> constructor =
                    event.getClass()
                            .getDeclaredConstructor(
                                    Arrays.stream(components)
                                            .map(RecordComponent::getType)
                                            .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
