package lv.atbilstiba.policy.api;

import lv.atbilstiba.kernel.Refusal;

import java.time.LocalDate;

/** Why the policy's data refused a change. */
public sealed interface PolicyRefusal extends Refusal {
    /**
     * @param earliest the first day from which a change recorded today may hold
     */
    record HoldsTooEarly(PolicyParameter parameter, LocalDate earliest) implements PolicyRefusal {}

    /** The register cannot open again: it holds facts already. */
    record ParameterIsFixed(PolicyParameter parameter) implements PolicyRefusal {}
}
