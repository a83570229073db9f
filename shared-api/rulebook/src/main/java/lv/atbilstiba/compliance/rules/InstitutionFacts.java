package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.ManagementRole;

import java.time.LocalDate;
import java.util.Set;
import java.util.SortedMap;

/**
 * What the rules and the roll-ups need to know of an institution.
 *
 * @param since first day on which it takes part in service management
 * @param managesServices whether it has a service that is neither liquidated nor annulled
 * @param departures first day without employment, of those ever appointed here who left
 */
public record InstitutionFacts(
        SubjectId subject,
        InstitutionId institution,
        LocalDate since,
        Timeline<InstitutionDetails> details,
        Timeline<Set<ManagementRole>> roles,
        Appointments portfolioManagers,
        Timeline<Boolean> managesServices,
        SortedMap<StaffId, LocalDate> departures)
        implements Facts {
    @Override
    public boolean annulled() {
        return false;
    }

    /** Whether it manages a service at the moment. */
    boolean managesServices(Moment moment) {
        var manages = managesServices.at(moment);
        return manages != null && manages;
    }

    InstitutionFacts withDetails(Timeline<InstitutionDetails> changed) {
        return new InstitutionFacts(
                subject,
                institution,
                since,
                changed,
                roles,
                portfolioManagers,
                managesServices,
                departures);
    }

    InstitutionFacts withRoles(Timeline<Set<ManagementRole>> changed) {
        return new InstitutionFacts(
                subject,
                institution,
                since,
                details,
                changed,
                portfolioManagers,
                managesServices,
                departures);
    }

    InstitutionFacts withPortfolioManagers(Appointments changed) {
        return new InstitutionFacts(
                subject, institution, since, details, roles, changed, managesServices, departures);
    }

    InstitutionFacts withManagesServices(Timeline<Boolean> changed) {
        return new InstitutionFacts(
                subject,
                institution,
                since,
                details,
                roles,
                portfolioManagers,
                changed,
                departures);
    }

    InstitutionFacts withDepartures(SortedMap<StaffId, LocalDate> changed) {
        return new InstitutionFacts(
                subject,
                institution,
                since,
                details,
                roles,
                portfolioManagers,
                managesServices,
                changed);
    }
}
