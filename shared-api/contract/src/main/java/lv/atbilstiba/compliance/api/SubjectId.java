package lv.atbilstiba.compliance.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.service.api.ServiceId;

import java.util.Comparator;

/**
 * Whom a finding is about; its text form is that of the aggregate: {@code service-<uuid>}, {@code
 * institution-<registration number>}.
 *
 * @param id the id without its kind
 */
public record SubjectId(SubjectKind kind, String id) implements Comparable<SubjectId> {
    private static final Comparator<SubjectId> ORDER =
            Comparator.comparing(SubjectId::kind).thenComparing(SubjectId::id);

    public static SubjectId of(InstitutionId institution) {
        return new SubjectId(SubjectKind.INSTITUTION, institution.registrationNumber());
    }

    public static SubjectId of(ServiceId service) {
        return new SubjectId(SubjectKind.SERVICE, service.value().toString());
    }

    /**
     * @throws IllegalArgumentException if the text is not the text form of a subject
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SubjectId parse(String text) {
        for (var kind : SubjectKind.values()) {
            if (!text.startsWith(kind.word() + "-")) continue;
            var id = text.substring(kind.word().length() + 1);
            return switch (kind) {
                case INSTITUTION -> of(new InstitutionId(id));
                case SERVICE -> of(new ServiceId(Ids.in(id)));
            };
        }
        throw new InvalidValue(InvalidValue.Rule.SUBJECT);
    }

    @Override
    public int compareTo(SubjectId other) {
        return ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return kind.word() + "-" + id;
    }
}
