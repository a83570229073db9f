package lv.atbilstiba.audit.read;

import lv.atbilstiba.audit.words.Names;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.read.Histories;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** How institutions were called when something was recorded, by their own histories. */
final class KnownNames {
    private KnownNames() {}

    /**
     * Tells something with the names that were known when it was recorded. It is told twice: the
     * first time shows which institutions it names, and their histories are read at once.
     */
    static <T> T telling(Histories histories, Function<Names, T> something) {
        var named = new TreeSet<InstitutionId>();
        var nameless =
                something.apply((institution, position) -> {
                    named.add(institution);
                    return Names.NUMBERS.of(institution, position);
                });
        return named.isEmpty() ? nameless : something.apply(of(named, histories));
    }

    private static Names of(Set<InstitutionId> named, Histories histories) {
        var facts =
                histories.recorded(
                        named.stream().map(InstitutionId::toString).toList(), Long.MAX_VALUE);
        return (institution, position) -> {
            var details = details(facts.getOrDefault(institution.toString(), List.of()), position);
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
