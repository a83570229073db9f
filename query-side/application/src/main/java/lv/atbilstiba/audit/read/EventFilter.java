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

    static final EventFilter EVERYTHING = new EventFilter(null, null, List.of(), null);

    static EventFilter subject(String subject) {
        return new EventFilter(subject, null, List.of(), null);
    }

    /** For people: {@code events}, and of what; what can be long comes last. */
    @Override
    public String toString() {
        var words = new StringBuilder("events");
        if (subject != null) words.append(" of ").append(subject);
        if (institution != null) words.append(" concerning ").append(institution);
        if (actor != null) words.append(" by ").append(actor);
        if (!types.isEmpty()) words.append(" of types ").append(String.join(", ", types));
        return words.toString();
    }

    boolean everything() {
        return subject == null && institution == null && types.isEmpty() && actor == null;
    }
}
