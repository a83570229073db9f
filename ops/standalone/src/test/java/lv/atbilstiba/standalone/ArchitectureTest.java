package lv.atbilstiba.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.notBePublic;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import lv.atbilstiba.kernel.Ids;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Who may know whom. The rules are plain tests that call {@code check}, so that the runner counts
 * them like any other; {@link #a_rule_can_fail} proves that they look at something.
 */
class ArchitectureTest {
    private static final String BASE = "lv.atbilstiba";

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(BASE);

    private static final Pattern API = Pattern.compile(BASE + "\\.(\\w+)\\.api(\\..*)?");
    private static final Pattern WRITE =
            Pattern.compile(BASE + "\\.(\\w+)\\.(write|automation)(\\..*)?");
    private static final Pattern READ = Pattern.compile(BASE + "\\.(\\w+)\\.read(\\..*)?");

    /** What the contract may know besides Java and itself. */
    private static final Set<String> ANNOTATIONS_OF_THE_CONTRACT =
            Set.of(
                    "org.axonframework.modelling.command.TargetAggregateIdentifier",
                    "org.axonframework.serialization.Revision");

    /**
     * The capabilities in the order of the tree in the style guide: each may know those above it.
     */
    private static final List<String> CAPABILITIES =
            List.of(
                    "policy",
                    "institution",
                    "staff",
                    "service",
                    "accessibility",
                    "catalogue",
                    "servicerequest",
                    "measurement",
                    "assessment",
                    "compliance",
                    "history",
                    "audit");

    // Rule 1

    /**
     * What is kept for several threads, and why it is not a memory of the database: that would have
     * to be forgotten with all others after a restore.
     */
    private static final Map<String, String> NO_MEMORIES =
            Map.ofEntries(
                    Map.entry("platform.memory.", "the memory itself"),
                    Map.entry("platform.background.", "threads and what they stopped of"),
                    Map.entry("platform.database.DatabaseWatch", "looked at every second"),
                    Map.entry("platform.projection.Standings", "looked up every two seconds"),
                    Map.entry("platform.projection.Fact", "one event, with whoever holds it"),
                    Map.entry("platform.projection.Fill", "how far it is"),
                    Map.entry("platform.eventstore.JsonEventDecoder", "types of this software"),
                    Map.entry("platform.eventstore.RecentHistories", "joins the memory by itself"),
                    Map.entry("platform.embedded.", "for tests"),
                    Map.entry("platform.budget.", "who asked how much of late"),
                    Map.entry("platform.eventstore.SharedCommits", "appends under way"),
                    Map.entry("platform.eventstore.AppendReceipt", "one command's"),
                    Map.entry("platform.log.HistoryWatch", "joins the memory by itself"),
                    Map.entry("platform.vault.KeyedHash", "forgotten by the map of logins"),
                    Map.entry("platform.security.TokenDecoders", "the issuer's keys"),
                    Map.entry("staff.automation.WhenTheDayOf", "its thread"),
                    Map.entry("platform.write.LineAnswers", "one call's"),
                    Map.entry("platform.request.WellFormed", "forms of requests"),
                    Map.entry("platform.write.Repetitions", "requests under way"),
                    Map.entry("platform.write.ReceiptCleaning", "its thread"),
                    Map.entry("compliance.read.ComplianceMetrics", "its thread"),
                    Map.entry("audit.read.log.LogWriter", "its thread"),
                    Map.entry("audit.read.log.LogGrowth", "taken up anew with its claim"),
                    Map.entry("audit.read.log.LogSigning", "taken up anew with its claim"));

    @Test
    void what_is_remembered_of_the_database_obeys_one_switch() {
        var found = new TreeSet<String>();
        for (var one : PRODUCT) {
            if (one.getPackageName().startsWith(BASE + ".ops")
                    || one.getPackageName().startsWith(BASE + ".standalone")) continue;
            for (var call : one.getConstructorCallsFromSelf()) {
                var made = call.getTargetOwner().getName();
                if (made.startsWith("java.util.concurrent.Concurrent") && made.endsWith("Map")
                        || made.equals("java.util.WeakHashMap")
                        || made.equals("java.util.concurrent.atomic.AtomicReference")
                        || made.equals("java.util.LinkedHashMap")
                                && call.getTarget().getRawParameterTypes().size() == 3)
                    found.add(one.getName());
            }
            for (var call : one.getMethodCallsFromSelf()) {
                var target = call.getTarget().getFullName();
                if (target.startsWith("java.util.concurrent.ConcurrentHashMap.newKeySet")
                        || target.startsWith("java.util.Collections.synchronized")
                        || target.startsWith("com.github.benmanes.caffeine"))
                    found.add(one.getName());
            }
            for (var field : one.getFields()) {
                if (field.getModifiers().contains(JavaModifier.VOLATILE)
                        && !field.getRawType().isPrimitive()) found.add(one.getName());
            }
        }
        assertThat(found).as("it looks at something").hasSizeGreaterThan(5);
        assertThat(found)
                .as("make it by Remembered, or say here why it remembers nothing of the database")
                .allSatisfy(name ->
                        assertThat(NO_MEMORIES.keySet())
                                .anySatisfy(
                                        known -> assertThat(name).startsWith(BASE + "." + known)));
    }

    @Test
    void the_contract_knows_java_and_annotations_only() {
        classes()
                .that()
                .resideInAnyPackage(BASE + ".kernel..", BASE + ".*.api..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                        "java..",
                                        "org.jspecify..",
                                        "com.fasterxml.jackson.annotation..",
                                        BASE + ".kernel..",
                                        BASE + ".*.api..")
                                .or(called(ANNOTATIONS_OF_THE_CONTRACT)))
                .check(PRODUCT);
    }

    /** Java's own reading takes many texts for the same id. */
    @Test
    void ids_are_read_in_their_one_form() {
        noClasses()
                .that(not(assignableTo(Ids.class)))
                .should()
                .callMethod(UUID.class, "fromString", String.class)
                .check(PRODUCT);
    }

    // Rule 2

    @Test
    void deciding_never_knows_reading() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        BASE + ".*.write..", BASE + ".*.automation..", BASE + ".commandside..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + ".*.read..", BASE + ".queryside.."))
                .check(PRODUCT);
    }

    /** Only the append asks whether an event can be folded and told, and it decides nothing. */
    @Test
    void no_decision_knows_a_rule_or_the_words_of_the_history() {
        var append = BASE + ".platform.write.append..";
        noClasses()
                .that(
                        resideInAnyPackage(
                                        BASE + ".*.write..",
                                        BASE + ".*.automation..",
                                        BASE + ".commandside..")
                                .and(not(resideInAPackage(append))))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                BASE + ".compliance.rules..", BASE + ".audit.words..", append))
                .check(PRODUCT);
    }

    @Test
    void reading_never_knows_deciding() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        BASE + ".*.read..", BASE + ".compliance.rules..", BASE + ".queryside..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                BASE + ".*.write..",
                                BASE + ".*.automation..",
                                BASE + ".commandside.."))
                .check(PRODUCT);
    }

    @Test
    void nobody_knows_the_tools_of_operations() {
        noClasses()
                .that(not(resideInAnyPackage(BASE + ".ops..", BASE + ".standalone..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + ".ops..", BASE + ".standalone.."))
                .check(PRODUCT);
    }

    // Rule 3

    @Test
    void a_capability_that_decides_knows_no_other_that_decides() {
        classes()
                .that(residesIn(WRITE).and(not(resideInAPackage(BASE + ".platform.write.."))))
                .should(knowNoneBut("its own capability and platform.write", WRITE))
                .check(PRODUCT);
    }

    @Test
    void what_all_decisions_share_knows_no_capability() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".platform.write..")
                .should()
                .dependOnClassesThat(
                        residesIn(WRITE).and(not(resideInAPackage(BASE + ".platform.write.."))))
                .check(PRODUCT);
    }

    // Rule 4

    @Test
    void a_view_knows_no_other_view() {
        classes()
                .that(residesIn(READ).and(not(resideInAPackage(BASE + ".platform.read.."))))
                .should(knowNoneBut("its own capability and platform.read", READ))
                .check(PRODUCT);
    }

    // Rule 5

    @Test
    void the_contract_has_no_cycles() {
        slices().matching(BASE + ".(*).api..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void a_contract_knows_only_those_above_it() {
        classes().that(residesIn(API)).should(KNOW_ONLY_CONTRACTS_ABOVE).check(PRODUCT);
    }

    // Rule 6

    @Test
    void the_rulebook_is_pure() {
        isPure(BASE + ".compliance.rules..");
    }

    @Test
    void the_words_of_the_domain_are_pure() {
        isPure(BASE + ".audit.words..");
    }

    private static void isPure(String room) {
        classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                        "java..",
                                        "org.jspecify..",
                                        BASE + ".kernel..",
                                        BASE + ".*.api..",
                                        room)
                                .and(not(resideInAnyPackage("java.sql..", "java.net.http.."))))
                .check(PRODUCT);
    }

    // Rule 7

    @Test
    void what_is_not_shared_is_package_private() {
        classes()
                .that(
                        not(
                                resideInAnyPackage(
                                        BASE + ".kernel..",
                                        BASE + ".*.api..",
                                        BASE + ".platform..",
                                        BASE + ".compliance.rules..",
                                        BASE + ".audit.words..",
                                        BASE + ".ops..")))
                .and()
                .areTopLevelClasses()
                .and(not(nameEndsWith("Application").or(annotatedWith(AutoConfiguration.class))))
                .should(notBePublic())
                .check(PRODUCT);
    }

    // Rule 8

    @Test
    void decisions_and_rules_read_no_clock_and_draw_no_chance() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        BASE + ".*.write..",
                        BASE + ".compliance.rules..",
                        BASE + ".audit.words..",
                        BASE + ".kernel..",
                        BASE + ".*.api..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat(
                        assignableTo(Random.class).or(assignableTo(ThreadLocalRandom.class)))
                .check(PRODUCT);
    }

    // Rule 9

    @Test
    void commands_are_handled_where_decisions_are_made() {
        methods()
                .that()
                .areAnnotatedWith(CommandHandler.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage(BASE + ".*.write..")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void events_are_handled_by_views_lookups_and_automations() {
        methods()
                .that()
                .areAnnotatedWith(EventHandler.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAnyPackage(
                        BASE + ".*.read..", BASE + ".*.write.lookup..", BASE + ".*.automation..")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void commands_are_sent_by_endpoints_and_automations() {
        noClasses()
                .that(
                        not(
                                resideInAnyPackage(
                                                BASE + ".*.automation..",
                                                BASE + ".platform..",
                                                BASE + ".commandside..",
                                                BASE + ".ops..")
                                        .or(nameEndsWith("Endpoint"))))
                .should()
                .dependOnClassesThat(assignableTo(CommandGateway.class))
                .check(PRODUCT);
    }

    // Rule 10

    @Test
    void events_are_records_of_their_family_with_a_revision() {
        classes()
                .that()
                .resideInAPackage(BASE + ".*.api.event..")
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .andShould()
                .beAnnotatedWith(Revision.class)
                .andShould(BELONG_TO_A_SEALED_FAMILY)
                .check(PRODUCT);
    }

    @Test
    void the_contract_holds_no_floating_point() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(BASE + ".kernel..", BASE + ".*.api..")
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(Float.class)
                .check(PRODUCT);
    }

    // Rule 11

    @Test
    void every_package_is_null_marked() {
        assertThat(PRODUCT.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(one.isAnnotatedWith(NullMarked.class))
                                .as(one.getName())
                                .isTrue());
    }

    @Test
    void no_lombok_and_no_jpa() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("lombok..", "jakarta.persistence..", "org.hibernate.."))
                .check(PRODUCT);
    }

    // Rule 12

    @Test
    void a_rule_can_fail() {
        assertThatThrownBy(() ->
                        noClasses()
                                .that()
                                .resideInAPackage(BASE + ".*.api.event..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(BASE + ".kernel..")
                                .check(PRODUCT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Architecture Violation");
    }

    @Test
    void every_room_of_the_house_was_looked_at() {
        assertThat(
                        List.of(
                                ".kernel",
                                ".service.api.event",
                                ".service.write",
                                ".staff.automation",
                                ".platform.write",
                                ".compliance.rules",
                                ".compliance.read",
                                ".audit.words",
                                ".audit.read",
                                ".platform.read",
                                ".standalone",
                                ".ops.demo"))
                .allSatisfy(
                        room -> assertThat(PRODUCT.containPackage(BASE + room)).as(room).isTrue());
    }

    private static DescribedPredicate<JavaClass> residesIn(Pattern pattern) {
        return DescribedPredicate.describe(
                "reside in " + pattern, one -> pattern.matcher(one.getPackageName()).matches());
    }

    private static DescribedPredicate<JavaClass> called(Set<String> names) {
        return DescribedPredicate.describe(
                "are one of " + names, one -> names.contains(one.getName()));
    }

    private static DescribedPredicate<JavaClass> nameEndsWith(String end) {
        return DescribedPredicate.describe(
                "are called …" + end, one -> outermost(one).getSimpleName().endsWith(end));
    }

    private static DescribedPredicate<JavaClass> annotatedWith(
            Class<? extends java.lang.annotation.Annotation> annotation) {
        return DescribedPredicate.describe(
                "are annotated with " + annotation.getSimpleName(),
                one -> one.isAnnotatedWith(annotation));
    }

    private static JavaClass outermost(JavaClass one) {
        return one.getEnclosingClass().map(ArchitectureTest::outermost).orElse(one);
    }

    /** Of the packages of a kind, only those of the same capability and of the platform. */
    private static ArchCondition<JavaClass> knowNoneBut(String whom, Pattern kind) {
        return new ArchCondition<>("know, of " + kind + ", only " + whom) {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                var own = kind.matcher(one.getPackageName());
                if (!own.matches()) return;
                for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                    var other = kind.matcher(dependency.getTargetClass().getPackageName());
                    if (other.matches()
                            && !other.group(1).equals(own.group(1))
                            && !other.group(1).equals("platform")) {
                        events.add(SimpleConditionEvent.violated(one, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static final ArchCondition<JavaClass> KNOW_ONLY_CONTRACTS_ABOVE =
            new ArchCondition<>("know only contracts above their own") {
                @Override
                public void check(JavaClass one, ConditionEvents events) {
                    var own = API.matcher(one.getPackageName());
                    if (!own.matches()) return;
                    var place = CAPABILITIES.indexOf(own.group(1));
                    if (place < 0)
                        events.add(
                                SimpleConditionEvent.violated(
                                        one, own.group(1) + " has no place in the tree"));
                    for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                        var other = API.matcher(dependency.getTargetClass().getPackageName());
                        if (other.matches() && CAPABILITIES.indexOf(other.group(1)) > place) {
                            events.add(
                                    SimpleConditionEvent.violated(
                                            one, dependency.getDescription()));
                        }
                    }
                }
            };

    private static final ArchCondition<JavaClass> BELONG_TO_A_SEALED_FAMILY =
            new ArchCondition<>("belong to a sealed family in their package") {
                @Override
                public void check(JavaClass one, ConditionEvents events) {
                    var belongs =
                            one.getRawInterfaces().stream()
                                    .anyMatch(family ->
                                            family.getPackage().equals(one.getPackage())
                                                    && family.reflect().isSealed());
                    if (!belongs)
                        events.add(
                                SimpleConditionEvent.violated(
                                        one, one.getName() + " is of no sealed family"));
                }
            };
}
