package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Refusal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Every record of the contract refuses by itself what must not be missing and what nobody can
 * reckon with, whoever makes it. Found by reflection: a record that is added is asked too.
 */
class RecordsAskForTheirValuesTest {
    private static final String BASE = "lv.atbilstiba";

    /** A text that is a period too, for what is made of texts of a form. */
    private static final String TEXT = "P1D";

    private static final Map<Class<?>, Object> SAMPLES =
            Map.ofEntries(
                    Map.entry(String.class, TEXT),
                    Map.entry(Object.class, TEXT),
                    Map.entry(int.class, 1),
                    Map.entry(Integer.class, 1),
                    Map.entry(long.class, 1L),
                    Map.entry(Long.class, 1L),
                    Map.entry(boolean.class, false),
                    Map.entry(Boolean.class, false),
                    Map.entry(LocalDate.class, LocalDate.of(2026, 3, 1)),
                    Map.entry(Instant.class, Instant.EPOCH),
                    Map.entry(Period.class, Period.ofDays(1)),
                    Map.entry(UUID.class, new UUID(1, 1)),
                    Map.entry(URI.class, URI.create("https://example.lv/")),
                    Map.entry(List.class, List.of()),
                    Map.entry(SortedSet.class, new TreeSet<>()),
                    Map.entry(SortedMap.class, new TreeMap<>()));

    /** What is written in a form of its own. */
    private static final Map<String, Object> FORMS =
            Map.of(
                    "InstitutionId.registrationNumber", "00000000001",
                    "Language.code", "lv",
                    "TerritoryCode.code", "9900100",
                    "CatalogueSite.address", "https://www.example.lv",
                    "LifeSituationCode.code", "PENSIJA");

    @TestFactory
    Stream<DynamicTest> what_must_be_there_is_asked_for() {
        return records()
                .flatMap(type ->
                        Arrays.stream(type.getRecordComponents())
                                .filter(it -> !it.getType().isPrimitive() && !nullable(it))
                                .map(it -> refused(type, it, null)));
    }

    @TestFactory
    Stream<DynamicTest> days_and_periods_are_such_as_can_be_reckoned_with() {
        return records()
                .flatMap(type ->
                        Arrays.stream(type.getRecordComponents())
                                .filter(it -> !nullable(it) || it.getType() == Period.class)
                                .flatMap(it -> extremes(it).map(far -> refused(type, it, far))));
    }

    @TestFactory
    Stream<DynamicTest> a_record_of_samples_is_made() {
        return records()
                .map(type ->
                        DynamicTest.dynamicTest(
                                type.getSimpleName(), () -> assertThat(sample(type)).isNotNull()));
    }

    private static Stream<Object> extremes(RecordComponent component) {
        if (component.getType() == LocalDate.class)
            return Stream.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(10_000, 1, 1));
        if (component.getType() == Period.class)
            return Stream.of(
                    Period.ofYears(Integer.MAX_VALUE),
                    Period.ofMonths(Integer.MIN_VALUE),
                    Period.ofDays(Integer.MAX_VALUE));
        return Stream.empty();
    }

    private static DynamicTest refused(
            Class<?> type, RecordComponent component, @Nullable Object value) {
        return DynamicTest.dynamicTest(
                type.getSimpleName() + "." + component.getName() + " " + value,
                () ->
                        assertThatThrownBy(() -> make(type, component.getName(), value))
                                .isInstanceOf(InvalidValue.class));
    }

    /** Commands, events and the values they are made of; refusals and findings are only told. */
    private static Stream<Class<?>> records() {
        var found =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages(BASE)
                                .stream()
                                .filter(it ->
                                        it.getPackageName().equals(BASE + ".kernel")
                                                || it.getPackageName()
                                                        .matches(
                                                                BASE.replace(".", "\\.")
                                                                        + "\\.[a-z]+\\.api(\\..*)?"))
                                .filter(it -> !it.getPackageName().contains(".compliance."))
                                .<Class<?>>map(it -> it.reflect())
                                .filter(Class::isRecord)
                                .filter(it -> !Refusal.class.isAssignableFrom(it))
                                .toList();
        assertThat(found).hasSizeGreaterThan(60);
        return found.stream();
    }

    private static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Object sample(Class<?> type) throws Throwable {
        var sample = SAMPLES.get(type);
        if (sample != null) return sample;
        if (type.isEnum()) return type.getEnumConstants()[0];
        if (type.isRecord()) return make(type, null, null);
        if (type.isSealed()) return sample(type.getPermittedSubclasses()[0]);
        throw new AssertionError("a sample of " + type + " is missing here");
    }

    /** A record of samples, one of them replaced. */
    private static Object make(Class<?> type, @Nullable String place, @Nullable Object value)
            throws Throwable {
        var components = type.getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            var name = components[i].getName();
            var form = FORMS.get(type.getSimpleName() + "." + name);
            if (name.equals(place)) values[i] = value;
            else values[i] = form != null ? form : sample(components[i].getType());
        }
        var types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
