package lv.atbilstiba.audit.read;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.audit.words.Concerned;
import lv.atbilstiba.audit.words.DomainWords;
import lv.atbilstiba.audit.words.Names;
import lv.atbilstiba.audit.words.Said;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.history.api.event.HistoryEvent;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.staff.api.event.StaffEvent;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

class DomainWordsTest {
    private static final List<Class<?>> FAMILIES =
            List.of(
                    InstitutionEvent.class,
                    StaffEvent.class,
                    ServiceEvent.class,
                    CatalogueEvent.class,
                    AccessibilityEvent.class,
                    PolicyEvent.class,
                    HistoryEvent.class);

    /** The agency is known by name, the other that delivers the service is not registered. */
    private static final Names NAMES =
            (institution, position) ->
                    institution.equals(Examples.AGENCY)
                            ? Names.called(institution, Examples.agency("Valsts vides dienests"))
                            : Names.NUMBERS.of(institution, position);

    @Test
    void every_event_has_an_example() {
        var events =
                FAMILIES.stream()
                        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                        .collect(Collectors.toSet());
        assertThat(Examples.all().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(events);
    }

    @Test
    void every_event_is_told_in_latvian() throws IOException {
        assertGolden("domain-words.lv.txt", Said::lv);
    }

    @Test
    void every_event_is_told_in_english() throws IOException {
        assertGolden("domain-words.en.txt", Said::en);
    }

    @Test
    void whom_an_event_concerns_is_told_of_every_event() {
        assertThat(Examples.all())
                .allSatisfy(event -> assertThat(Concerned.by(event).own()).isNotBlank());
        assertThat(Concerned.by(Examples.registered()).named())
                .containsExactly(Examples.AGENCY.toString());
    }

    /** The file is what a reader of the register sees: change it knowingly. */
    private static void assertGolden(String name, Function<Said, String> language)
            throws IOException {
        var told =
                Examples.all().stream()
                        .map(event ->
                                event.getClass().getSimpleName()
                                        + ": "
                                        + language.apply(
                                                DomainWords.of(
                                                        Examples.fact(1, event, null), NAMES))
                                        + "\n")
                        .collect(Collectors.joining());
        var file = Path.of("src/test/resources/golden", name);
        if (Boolean.getBoolean("golden.write")) Files.writeString(file, told);
        assertThat(told).isEqualTo(Files.readString(file));
    }
}
