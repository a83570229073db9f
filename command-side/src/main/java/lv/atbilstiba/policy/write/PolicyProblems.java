package lv.atbilstiba.policy.write;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.write.ProblemOf;
import lv.atbilstiba.policy.api.PolicyRefusal;
import lv.atbilstiba.policy.api.PolicyRefusal.HoldsTooEarly;
import lv.atbilstiba.policy.api.PolicyRefusal.ParameterIsFixed;
import lv.atbilstiba.policy.api.PolicyRefusal.ParentTerritoryUnknown;
import lv.atbilstiba.policy.api.PolicyRefusal.TerritoryEndsTooEarly;
import lv.atbilstiba.policy.api.PolicyRefusal.TerritoryWithinItself;

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
            case ParentTerritoryUnknown(var parent, var from) ->
                    Problem.conflict("policy/parent-territory-unknown")
                            .with("parent", parent)
                            .with("from", from)
                            .at("/parent", "invalid-value");
            case TerritoryWithinItself(var code) ->
                    Problem.conflict("policy/territory-within-itself")
                            .with("code", code)
                            .at("/parent", "invalid-value");
            case TerritoryEndsTooEarly(var code, var from, var until) ->
                    Problem.unprocessable("policy/territory-ends-too-early")
                            .with("code", code)
                            .with("from", from)
                            .with("until", until)
                            .at("/until", "invalid-value");
            case ParameterIsFixed(var parameter) ->
                    Problem.conflict("policy/parameter-is-fixed")
                            .with("parameter", parameter.parameterName());
        };
    }
}
