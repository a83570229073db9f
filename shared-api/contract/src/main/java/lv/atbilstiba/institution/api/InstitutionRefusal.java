package lv.atbilstiba.institution.api;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Why an institution refused. */
public sealed interface InstitutionRefusal extends Refusal {
    record AlreadyRegistered(InstitutionId institution) implements InstitutionRefusal {}

    /**
     * A ministry or municipality is under nobody; a subordinate institution needs its ministry, a
     * municipal one its municipality.
     */
    record PlaceDisagreesWithKind(InstitutionId institution) implements InstitutionRefusal {}

    /** Its kind does not change while another one is under it. */
    record OthersAreUnderIt(InstitutionId institution, InstitutionId under)
            implements InstitutionRefusal {}

    /**
     * What the institution is and where it stands is not its own to say.
     *
     * @param field {@code kind} or {@code under}
     */
    record PlacedByTheStateLead(InstitutionId institution, String field)
            implements InstitutionRefusal {}

    /** The state lead designates leads; no institution makes itself one. */
    record DesignatedByTheStateLead(InstitutionId institution, String role)
            implements InstitutionRefusal {}

    /** What is to be mended is, or comes before, a fact of the state lead's. */
    record StateLeadsFact(InstitutionId institution) implements InstitutionRefusal {}

    record SuperiorUnknown(InstitutionId superior) implements InstitutionRefusal {}

    record PortfolioManagerAlreadyAppointed(InstitutionId institution, StaffId heldBy)
            implements InstitutionRefusal {}

    record NoPortfolioManager(InstitutionId institution) implements InstitutionRefusal {}

    /** Somebody else was appointed than the person whom the command names. */
    record ManagedBySomebodyElse(InstitutionId institution, StaffId person)
            implements InstitutionRefusal {}

    /**
     * The person is not (or no longer) employed by the institution on the day from which the
     * appointment would hold.
     */
    record NotEmployedHere(StaffId person, InstitutionId institution)
            implements InstitutionRefusal {}

    record RoleNotOpenToKind(InstitutionId institution, String role)
            implements InstitutionRefusal {}

    /** The state has one lead institution. */
    record StateLeadAlreadyDeclared(InstitutionId institution, InstitutionId heldBy)
            implements InstitutionRefusal {}

    /**
     * @param earliest the day before which it cannot lie, if there is one; likewise {@code latest}
     */
    /**
     * @param field which of the command's days, by its name
     * @param earliest the day before which it cannot lie, if there is one; likewise {@code latest}
     */
    record DateOutOfRange(
            String field, LocalDate given, @Nullable LocalDate earliest, @Nullable LocalDate latest)
            implements InstitutionRefusal {}
}
