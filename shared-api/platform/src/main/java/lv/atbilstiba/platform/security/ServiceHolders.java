package lv.atbilstiba.platform.security;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.service.api.ServiceId;

import java.util.Optional;

/**
 * Who owns and who manages a service, as far as a right depends on it. The command side's lookup is
 * the bean; without one, nobody owns or manages anything.
 */
public interface ServiceHolders {
    Optional<InstitutionId> ownerOf(ServiceId service);

    Optional<StaffId> managerOf(ServiceId service);
}
