package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.Problems;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.mock.web.MockHttpServletRequest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whatever is refused is told in Latvian and in English, each wholly in its own words. */
class RefusalsInWordsIT extends OverHttp {
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    /** What gives a text away as English: words that are none in Latvian. */
    private static final Pattern ENGLISH =
            Pattern.compile(
                    "(?iU)\\b(the|is|are|of|not|must|and|has|have|with|be|given|an|it|for|no"
                            + " value)\\b");

    /** A code, where its name should stand. */
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{3,}(_[A-Z]+)+\\b");

    @Autowired private Problems problems;
    @Autowired private List<ProblemOf<?>> families;

    static Stream<Class<?>> refusals() {
        return sealedFamilies().flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    /** Found by themselves, so that a new family without words fails. */
    private static Stream<Class<?>> sealedFamilies() {
        var scanner =
                new ClassPathScanningCandidateComponentProvider(false) {
                    @Override
                    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                        return definition.getMetadata().isInterface();
                    }
                };
        scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
        return scanner.findCandidateComponents("lv.atbilstiba").stream()
                .<Class<?>>map(found -> named(String.valueOf(found.getBeanClassName())))
                .filter(Class::isSealed);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void every_refusal_has_its_words(Class<?> refusal) throws ReflectiveOperationException {
        wellSaid(problemOf(example(refusal, false)));
        wellSaid(problemOf(example(refusal, true)));
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_of_a_value_has_its_words(InvalidValue.Rule rule) {
        var problem =
                Problem.invalid(
                        new InvalidValue(
                                rule,
                                Map.of(
                                        "field",
                                        "name",
                                        "max",
                                        7,
                                        "example",
                                        "P1Y",
                                        "years",
                                        100,
                                        "earliest",
                                        "1900-01-01",
                                        "latest",
                                        "2200-12-31")),
                        "");

        wellSaid(problem);
        assertThat(say(problem, "lv").get("detail")).isEqualTo(say(problem, "lv").get("rule"));
    }

    @Test
    void a_value_that_breaks_its_rule_is_told_in_the_language_of_the_caller() {
        var body = ministry("12", "X");

        assertThat(stateLead().post("/api/institutions", body).json().path("rule").asString())
                .isEqualTo("Reģistrācijas numuram ir vienpadsmit ciparu.");
        assertThat(
                        stateLead()
                                .with("Accept-Language", "en")
                                .post("/api/institutions", body)
                                .json()
                                .path("rule")
                                .asString())
                .isEqualTo("A registration number has eleven digits.");
    }

    private void wellSaid(Problem problem) {
        var latvian = say(problem, "lv");
        var english = say(problem, "en");

        assertThat(latvian.keySet()).isEqualTo(english.keySet());
        for (var part : List.of("title", "detail", "rule")) {
            var lv = (String) latvian.get(part);
            if (lv == null) continue;
            assertThat(lv)
                    .as(problem.type())
                    .isNotBlank()
                    .isNotEqualTo(english.get(part))
                    .doesNotContain("{", "[", "…")
                    .doesNotContainPattern(ENGLISH)
                    .doesNotContainPattern(CODE);
            assertThat((String) english.get(part)).doesNotContain("{", "[", "…");
        }
        assertThat((String) latvian.get("title"))
                .isNotEqualTo(problem.type().replaceAll(".*/", "").replace('-', ' '));
    }

    private Map<String, Object> say(Problem problem, String language) {
        var request = new MockHttpServletRequest("POST", "/api/institutions");
        request.addHeader("Accept-Language", language);
        return problems.say(problem, request);
    }

    private Problem problemOf(Refusal refusal) {
        for (var family : families)
            if (family.family().isInstance(refusal)) return problemOf(family, refusal);
        throw new AssertionError("nobody says what " + refusal + " is");
    }

    private static <R extends Refusal> Problem problemOf(ProblemOf<R> family, Refusal refusal) {
        return family.of(family.family().cast(refusal));
    }

    /** A refusal of this class; of what may be missing everything is, or nothing. */
    private static Refusal example(Class<?> refusal, boolean sparse)
            throws ReflectiveOperationException {
        var components = refusal.getRecordComponents();
        var constructor =
                refusal.getDeclaredConstructor(
                        Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class[]::new));
        constructor.setAccessible(true);
        var values = new @Nullable Object[components.length];
        for (var i = 0; i < values.length; i++) {
            var optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[i] = sparse && optional ? null : value(components[i].getGenericType());
        }
        return (Refusal) constructor.newInstance(values);
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType some)
            return new TreeSet<>(List.of(value(some.getActualTypeArguments()[0])));
        if (type == String.class) return "STATE_LEAD";
        if (type == Integer.class || type == int.class) return 3;
        if (type == long.class) return 4L;
        if (type == LocalDate.class) return LocalDate.of(2026, 11, 21);
        if (type == InstitutionId.class) return new InstitutionId("90000000001");
        if (type == ServiceId.class) return new ServiceId(ID);
        if (type == StaffId.class) return new StaffId(ID);
        if (type == TerritoryCode.class) return new TerritoryCode("9900100");
        if (type == CatalogueEntryId.class)
            return new CatalogueEntryId(CatalogueCode.LATVIJA_GOV_LV, null);
        if (type instanceof Class<?> code && code.isEnum()) return code.getEnumConstants()[0];
        throw new AssertionError("no example of " + type);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
