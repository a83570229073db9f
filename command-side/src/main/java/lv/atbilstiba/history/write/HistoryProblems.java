package lv.atbilstiba.history.write;

import lv.atbilstiba.history.api.HistoryRefusal;
import lv.atbilstiba.history.api.HistoryRefusal.EpochOpenAlready;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.write.ProblemOf;

import org.springframework.stereotype.Component;

/** The refusals of the history as problems. */
@Component
final class HistoryProblems implements ProblemOf<HistoryRefusal> {
    @Override
    public Class<HistoryRefusal> family() {
        return HistoryRefusal.class;
    }

    @Override
    public Problem of(HistoryRefusal refusal) {
        return switch (refusal) {
            case EpochOpenAlready(var epoch) ->
                    Problem.conflict("history/epoch-open-already").with("epoch", epoch);
        };
    }
}
