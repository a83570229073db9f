package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.service.api.ServiceId;

import java.util.List;

/**
 * With which services a person has, or once had, to do: as manager, or responsible at a provider.
 */
public interface ServicePeople {
    /**
     * @param position up to which everything recorded is taken into account
     */
    List<ServiceId> everServedBy(StaffId person, long position);
}
