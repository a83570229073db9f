package lv.atbilstiba.platform.read;

import lv.atbilstiba.audit.read.AuditViews;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A history in which many facts mend others, and some name one that was mended already. */
public final class WithMistakes {
    private WithMistakes() {}

    public static List<Recorded<Object>> in(List<Recorded<Object>> history, long seed) {
        var random = new Random(seed);
        var facts = new ArrayList<Recorded<Object>>();
        for (var fact : history) {
            var alike = facts.stream().filter(it -> alike(it, fact)).toList();
            facts.add(
                    alike.isEmpty() || random.nextInt(3) > 0
                            ? fact
                            : mending(fact, alike.get(random.nextInt(alike.size()))));
        }
        return facts;
    }

    private static boolean alike(Recorded<Object> one, Recorded<Object> other) {
        return one.event().getClass().equals(other.event().getClass())
                && AuditViews.aggregateOf(one.event())
                        .equals(AuditViews.aggregateOf(other.event()));
    }

    private static Recorded<Object> mending(Recorded<Object> fact, Recorded<Object> mistake) {
        var correction = new Correction(mistake.position(), "kļūda");
        return new Recorded<>(
                fact.position(),
                fact.recordedAt(),
                fact.event(),
                fact.provenance().correcting(correction));
    }
}
