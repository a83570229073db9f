package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;

import java.util.List;

/** Whose portfolios a person answers, or once answered, for. */
public interface PortfolioManagers {
    /**
     * @param position up to which everything recorded is taken into account
     */
    List<InstitutionId> everManagedBy(StaffId person, long position);
}
