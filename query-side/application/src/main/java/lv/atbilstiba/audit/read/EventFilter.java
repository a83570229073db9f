package lv.atbilstiba.audit.read;

import lv.atbilstiba.institution.api.InstitutionId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which events.
 *
 * @param subject that happened to it or name it, by its id in the event store
 * @param institution that concern it, its services or its staff
 * @param types of one of these types; none means any
 * @param actor that this person or client recorded
 */
record EventFilter(
        @Nullable String subject,
        @Nullable InstitutionId institution,
        List<String> types,
        @Nullable String actor) {
    EventFilter {
        types = List.copyOf(types);
    }

    static EventFilter subject(String subject) {
        return new EventFilter(subject, null, List.of(), null);
    }

    boolean everything() {
        return subject == null && institution == null && types.isEmpty() && actor == null;
    }
}
