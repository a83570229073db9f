package lv.atbilstiba.audit.read;

import lv.atbilstiba.audit.words.Names;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.read.Histories;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;

/** How institutions were called when something was recorded, by their own histories. */
final class KnownNames {
    private KnownNames() {}

    /** The names that were known at the position; each institution's history is read once. */
    static Names of(Histories histories) {
        var read = new HashMap<InstitutionId, List<Recorded<Object>>>();
        return (institution, position) -> {
            var details =
                    details(
                            read.computeIfAbsent(
                                    institution,
                                    it -> histories.recorded(it.toString(), Long.MAX_VALUE)),
                            position);
            return details == null
                    ? Names.NUMBERS.of(institution, position)
                    : Names.called(institution, details);
        };
    }

    private static @Nullable InstitutionDetails details(
            List<Recorded<Object>> facts, long position) {
        var known = facts.stream().filter(it -> it.position() <= position).toList();
        InstitutionDetails details = null;
        for (var fact : Histories.standing(known)) {
            switch (fact.event()) {
                case InstitutionRegistered it -> details = it.details();
                case InstitutionChanged it -> details = it.details();
                default -> {}
            }
        }
        return details;
    }
}
