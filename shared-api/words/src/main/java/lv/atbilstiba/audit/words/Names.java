package lv.atbilstiba.audit.words;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;

/** How institutions are called in sentences about what was recorded at a position. */
@FunctionalInterface
public interface Names {
    /** The number alone: of one that is not registered there is no name. */
    Names NUMBERS = (institution, _) -> Said.same(institution.registrationNumber());

    Said of(InstitutionId institution, long position);

    static Said called(InstitutionId institution, InstitutionDetails details) {
        var name = DomainWords.name(details.name());
        var number = " (" + institution.registrationNumber() + ")";
        return new Said("„" + name.lv() + "”" + number, "“" + name.en() + "”" + number);
    }
}
