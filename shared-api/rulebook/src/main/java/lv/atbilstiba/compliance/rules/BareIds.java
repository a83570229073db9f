package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;

import java.util.Collection;
import java.util.List;

/** Ids as reasons show them: the bare value. */
final class BareIds {
    private BareIds() {}

    static List<String> ids(Collection<StaffId> persons) {
        return persons.stream().map(person -> person.value().toString()).toList();
    }

    static List<String> numbers(Collection<InstitutionId> institutions) {
        return institutions.stream().map(InstitutionId::registrationNumber).toList();
    }
}
