package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.StateLeadsFact;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.write.Invariant;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Function;

/**
 * A correction needs the rights of the first act: of what only the state lead says, an institution
 * mends nothing.
 *
 * @param atFirst what holds before anything is said; null if the state lead says the first
 * @param stateLeads what of a fact only the state lead says
 */
record ACorrectionLeavesTheStateLeadsFacts<T extends Object>(
        InstitutionId institution,
        @Nullable Correction corrects,
        Timeline<T> said,
        @Nullable T atFirst,
        Function<T, ?> stateLeads)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                corrects == null || !isTheStateLeads(corrects.position()),
                new StateLeadsFact(institution));
    }

    /** It is if something else is led, or stands elsewhere, from that fact on. */
    private boolean isTheStateLeads(long position) {
        var wrong = said.at(position).orElse(null);
        if (wrong == null) return true;
        var before =
                said.without(position)
                        .holding(wrong.day())
                        .map(Timeline.Fact::value)
                        .orElse(atFirst);
        return before == null || !stateLeads.apply(before).equals(stateLeads.apply(wrong.value()));
    }
}
