package lv.atbilstiba.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.ChannelEnvironment;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.CrossBorderMeasure;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ManagementRole;
import lv.atbilstiba.policy.api.Named;
import lv.atbilstiba.policy.api.NotAService;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.policy.api.SocialGroup;
import lv.atbilstiba.policy.api.Territory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

class PolicyReferenceTest {
    private final PolicyReference reference = new PolicyReference();

    @ParameterizedTest
    @CsvSource({
        "roles, 10",
        "management-levels, 3",
        "management-scales, 6",
        "tasks, 32",
        "condition-groups, 10",
        "conditions, 24",
        "accessibility, 4",
        "service-kinds, 4",
        "audiences, 4",
        "delivery-forms, 3",
        "complexities, 3",
        "not-a-service, 4",
        "catalogues, 5",
        "lifecycle-stages, 6",
        "policy-stages, 3",
        "capabilities, 9",
        "competences, 16",
        "technologies, 17",
        "maturity-levels, 3",
        "evolution-stages, 4",
        "policy-results, 8",
        "directions, 4",
        "culture-values, 8",
        "request-stages, 4",
        "request-steps, 15",
        "policy-cycles, 3",
        "initial-activities, 12"
    })
    void the_policy_has_as_many_of_each_as_its_sources(String collection, int count) {
        assertThat(items(collection)).hasSize(count);
    }

    @Test
    void the_tasks_are_5_of_the_policy_level_23_of_core_and_support_and_4_of_all_levels() {
        assertThat(items("tasks")).filteredOn(it -> "PU1".equals(it.get("group"))).hasSize(5);
        assertThat(items("tasks")).filteredOn(it -> "PU2".equals(it.get("group"))).hasSize(23);
        assertThat(items("tasks")).filteredOn(it -> "PU3".equals(it.get("group"))).hasSize(4);
    }

    /** Where the words of each code list of the contract are served. */
    private static final Map<Class<? extends Named>, String> SERVED =
            Map.ofEntries(
                    Map.entry(ManagementRole.class, "roles"),
                    Map.entry(ServiceKind.class, "service-kinds"),
                    Map.entry(Audience.class, "audiences"),
                    Map.entry(DeliveryForm.class, "delivery-forms"),
                    Map.entry(Complexity.class, "complexities"),
                    Map.entry(NotAService.class, "not-a-service"),
                    Map.entry(CatalogueCode.class, "catalogues"),
                    Map.entry(LifecycleStage.class, "lifecycle-stages"),
                    Map.entry(AccessibilityKind.class, "accessibility"),
                    Map.entry(InstitutionKind.class, "institution-kinds"),
                    Map.entry(ChannelEnvironment.class, "accessibility/MULTICHANNEL"),
                    Map.entry(Territory.class, "accessibility/TERRITORIAL"),
                    Map.entry(SocialGroup.class, "accessibility/ALL_SOCIAL_GROUPS"),
                    Map.entry(CrossBorderMeasure.class, "accessibility/CROSS_BORDER"));

    @Test
    void every_code_list_of_the_policy_in_the_contract_has_the_codes_and_words_that_are_served()
            throws Exception {
        for (var list : codeLists()) {
            var collection = SERVED.get(list);
            assertThat(collection).as("where the words of " + list + " are served").isNotNull();
            var items = served(collection);
            for (var value : list.getEnumConstants()) {
                var item = items.get(value.toString());
                assertThat(item).as(collection + " " + value).isNotNull();
                assertThat(map(item, "name").get("lv")).isEqualTo(value.lv());
                assertThat(map(item, "name").get("en")).isEqualTo(value.en());
            }
            var codes = new TreeSet<>(items.keySet());
            codes.remove("IN_LATVIA"); // only groups its children
            assertThat(codes).isEqualTo(new TreeSet<>(codes(list.getEnumConstants())));
        }
    }

    /** By its code, each item of a collection, or each option of one of its items. */
    private Map<String, Map<?, ?>> served(String collection) {
        var items = new TreeMap<String, Map<?, ?>>();
        var slash = collection.indexOf('/');
        if (slash < 0) for (var item : items(collection)) items.put(text(item, "code"), item);
        else
            for (var option :
                    list(
                            item(collection.substring(0, slash), collection.substring(slash + 1)),
                            "options"))
                items.put(text((Map<?, ?>) option, "code"), (Map<?, ?>) option);
        return items;
    }

    /** All enums of the policy's package that have words. */
    private static List<Class<? extends Named>> codeLists() throws Exception {
        var lists = new ArrayList<Class<? extends Named>>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Named.class));
        for (var found : scanner.findCandidateComponents("lv.atbilstiba.policy.api")) {
            var type = Class.forName(found.getBeanClassName()).asSubclass(Named.class);
            if (type.isEnum()) lists.add(type);
        }
        assertThat(lists).hasSizeGreaterThan(12);
        return lists;
    }

    @Test
    void a_path_of_accessibility_is_the_one_of_the_contract() {
        for (var kind : AccessibilityKind.values())
            assertThat(item("accessibility", kind.name())).containsEntry("path", kind.path());
    }

    @Test
    void a_task_has_its_duties_where_a_guideline_gives_them_and_says_when_its_letters_are_open() {
        assertThat(item("tasks", "PU2-14"))
                .containsEntry("lettersKnown", true)
                .containsKeys("duties", "results", "benefits", "risks");
        assertThat(list(item("tasks", "PU2-15"), "letters").toString())
                .contains("role=RECIPIENT, letter=L, inferred=true");
        assertThat(item("tasks", "PU3-4"))
                .containsEntry("lettersKnown", false)
                .doesNotContainKey("duties");
    }

    @Test
    void a_code_may_be_written_with_the_dash_of_the_printed_sources() {
        assertThat(reference.collection("tasks").orElseThrow().item("PU2–14"))
                .contains(item("tasks", "PU2-14"));
    }

    @Test
    void every_item_has_a_code_of_its_own_and_words_in_the_language_of_the_policy() {
        for (var collection : reference.all()) {
            var codes = new TreeSet<String>();
            for (var item : collection.items()) {
                assertThat(codes.add(text(item, "code")))
                        .as(collection.code() + " " + item.get("code"))
                        .isTrue();
            }
            assertThat(collection.name().lv()).isNotBlank();
            assertThat(collection.name().en()).isNotBlank();
        }
        for (var collection : List.of("roles", "tasks", "conditions", "accessibility"))
            for (var item : items(collection))
                assertThat(map(item, "name").keySet().toString()).isEqualTo("[lv, en]");
    }

    @Test
    void what_one_list_refers_to_is_in_the_other() {
        for (var condition : items("conditions"))
            for (var task : list(condition, "tasks")) item("tasks", task.toString());
        for (var task : items("tasks")) {
            item("task-groups", text(task, "group"));
            for (var condition : list(task, "conditions")) item("conditions", condition.toString());
            for (var letter : list(task, "letters"))
                item("roles", text((Map<?, ?>) letter, "role"));
        }
        for (var collection : reference.all())
            for (var source : collection.sources()) item("sources", source);
        for (var step : items("request-steps")) {
            item("request-stages", text(step, "stage"));
            item("roles", text(step, "actor"));
        }
    }

    private static List<String> codes(Named[] values) {
        return Arrays.stream(values).map(Object::toString).toList();
    }

    private static List<?> list(Map<?, ?> item, String key) {
        return (List<?>) requireNonNull(item.get(key), key);
    }

    private static Map<?, ?> map(Map<?, ?> item, String key) {
        return (Map<?, ?>) requireNonNull(item.get(key), key);
    }

    private static String text(Map<?, ?> item, String key) {
        return (String) requireNonNull(item.get(key), key);
    }

    private List<Map<String, Object>> items(String collection) {
        return reference.collection(collection).orElseThrow().items();
    }

    private Map<String, Object> item(String collection, String code) {
        return reference
                .collection(collection)
                .flatMap(it -> it.item(code))
                .orElseThrow(() -> new AssertionError("no " + collection + "/" + code));
    }
}
