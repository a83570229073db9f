package lv.atbilstiba.institution.api.event;

import lv.atbilstiba.institution.api.InstitutionId;

/** What happened to an institution. */
public sealed interface InstitutionEvent
        permits InstitutionRegistered,
                InstitutionChanged,
                ManagementRolesDeclared,
                PortfolioManagerAppointed,
                PortfolioManagerReleased {
    InstitutionId institution();
}
