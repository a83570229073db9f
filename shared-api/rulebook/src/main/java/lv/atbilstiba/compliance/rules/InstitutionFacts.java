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
 * @param providesServices whether it is engaged to deliver a service that is not annulled
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
        Timeline<Boolean> providesServices,
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

    /** Whether it is engaged to deliver a service at the moment. */
    boolean providesServices(Moment moment) {
        var provides = providesServices.at(moment);
        return provides != null && provides;
    }

    /** The same, taking part since another day. */
    InstitutionFacts from(LocalDate day) {
        return new InstitutionFacts(
                subject,
                institution,
                day,
                details,
                roles,
                portfolioManagers,
                managesServices,
                providesServices,
                departures);
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
                providesServices,
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
                providesServices,
                departures);
    }

    InstitutionFacts withPortfolioManagers(Appointments changed) {
        return new InstitutionFacts(
                subject,
                institution,
                since,
                details,
                roles,
                changed,
                managesServices,
                providesServices,
                departures);
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
                providesServices,
                departures);
    }

    InstitutionFacts withProvidesServices(Timeline<Boolean> changed) {
        return new InstitutionFacts(
                subject,
                institution,
                since,
                details,
                roles,
                portfolioManagers,
                managesServices,
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
                providesServices,
                changed);
    }
}
