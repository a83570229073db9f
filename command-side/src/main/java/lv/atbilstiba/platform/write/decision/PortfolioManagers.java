package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;

import java.util.List;

/** Whose portfolios a person answers, or once answered, for. */
public interface PortfolioManagers {
    List<InstitutionId> everManagedBy(StaffId person);
}
