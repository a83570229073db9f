package lv.atbilstiba.platform.security;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;

import java.util.Optional;

/**
 * Which institution's staff a person is, as far as a right depends on it. The command side's lookup
 * is the bean; without one, nobody is anybody's.
 */
public interface Employers {
    Optional<InstitutionId> employerOf(StaffId person);
}
