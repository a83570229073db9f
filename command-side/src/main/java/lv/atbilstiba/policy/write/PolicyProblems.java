package lv.atbilstiba.policy.write;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.write.ProblemOf;
import lv.atbilstiba.policy.api.PolicyRefusal;
import lv.atbilstiba.policy.api.PolicyRefusal.HoldsTooEarly;
import lv.atbilstiba.policy.api.PolicyRefusal.ParameterIsFixed;

import org.springframework.stereotype.Component;

/** The refusals of the policy's data as problems. */
@Component
final class PolicyProblems implements ProblemOf<PolicyRefusal> {
    @Override
    public Class<PolicyRefusal> family() {
        return PolicyRefusal.class;
    }

    @Override
    public Problem of(PolicyRefusal refusal) {
        return switch (refusal) {
            case HoldsTooEarly(var parameter, var earliest) ->
                    Problem.unprocessable("policy/holds-too-early")
                            .with("parameter", parameter.parameterName())
                            .with("earliest", earliest)
                            .at("/holdsFrom", "invalid-value");
            case ParameterIsFixed(var parameter) ->
                    Problem.conflict("policy/parameter-is-fixed")
                            .with("parameter", parameter.parameterName());
        };
    }
}
