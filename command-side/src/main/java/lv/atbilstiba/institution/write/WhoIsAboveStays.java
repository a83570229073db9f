package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.OthersAreUnderIt;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.platform.write.decision.Institutions;
import lv.atbilstiba.policy.api.InstitutionKind;

import java.util.Optional;
import java.util.Set;

/**
 * A ministry or municipality stays one while others are under it: what is under them would no
 * longer agree with its own kind. Source: POLICY.md, section 14, number 15.
 */
record WhoIsAboveStays(
        InstitutionId institution,
        InstitutionKind before,
        InstitutionKind after,
        Institutions institutions)
        implements Invariant {
    private static final Set<InstitutionKind> ABOVE =
            Set.of(InstitutionKind.MINISTRY, InstitutionKind.MUNICIPALITY);

    @Override
    public Optional<Refusal> refusal() {
        return before == after || !ABOVE.contains(before)
                ? Optional.empty()
                : institutions
                        .anyUnder(institution)
                        .map(under -> new OthersAreUnderIt(institution, under));
    }
}
