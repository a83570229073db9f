package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.PlaceDisagreesWithKind;
import lv.atbilstiba.institution.api.InstitutionRefusal.SuperiorUnknown;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.platform.write.decision.Institutions;
import lv.atbilstiba.policy.api.InstitutionKind;

import java.util.Optional;

/**
 * Ministries and municipalities are under nobody; a subordinate institution is under its ministry,
 * a municipal one under its municipality; a court is under nobody or under a ministry, any other
 * under either or under nobody. Source: POLICY.md, section 14, number 15.
 */
record ThePlaceAgreesWithTheKind(
        InstitutionId institution, InstitutionDetails details, Institutions institutions)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        var under = details.under();
        var mayStandAlone =
                switch (details.kind()) {
                    case MINISTRY, MUNICIPALITY, COURT, OTHER -> true;
                    case SUBORDINATE_INSTITUTION, MUNICIPAL_INSTITUTION -> false;
                };
        if (under == null) return Invariant.unless(mayStandAlone, disagrees());
        if (under.equals(institution)) return Optional.of(disagrees());
        var superior = institutions.kindOf(under);
        if (superior.isEmpty()) return Optional.of(new SuperiorUnknown(under));
        return Invariant.unless(fits(superior.get()), disagrees());
    }

    private boolean fits(InstitutionKind superior) {
        return switch (details.kind()) {
            case MINISTRY, MUNICIPALITY -> false;
            case SUBORDINATE_INSTITUTION, COURT -> superior == InstitutionKind.MINISTRY;
            case MUNICIPAL_INSTITUTION -> superior == InstitutionKind.MUNICIPALITY;
            case OTHER ->
                    superior == InstitutionKind.MINISTRY
                            || superior == InstitutionKind.MUNICIPALITY;
        };
    }

    private PlaceDisagreesWithKind disagrees() {
        return new PlaceDisagreesWithKind(institution);
    }
}
