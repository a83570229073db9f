package lv.atbilstiba.audit.read;

import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.history.api.event.HistoryEvent;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.staff.api.event.StaffEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** The types of events by their names, such as {@code ServiceRegistered}. */
final class EventTypes {
    static final List<String> ALL =
            Stream.of(
                            AccessibilityEvent.class,
                            CatalogueEvent.class,
                            HistoryEvent.class,
                            InstitutionEvent.class,
                            PolicyEvent.class,
                            ServiceEvent.class,
                            StaffEvent.class)
                    .flatMap(EventTypes::of)
                    .map(Class::getSimpleName)
                    .distinct()
                    .sorted()
                    .toList();

    private EventTypes() {}

    private static Stream<Class<?>> of(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(EventTypes::of)
                : Stream.of(family);
    }

    /**
     * The types that are asked for; none for any.
     *
     * @throws ProblemException 400 if one is no type
     */
    static List<String> asked(@Nullable List<String> names) {
        if (names == null) return List.of();
        if (!ALL.containsAll(names))
            throw new ProblemException(Problem.unknownCode("query:type", ALL));
        return names;
    }
}
