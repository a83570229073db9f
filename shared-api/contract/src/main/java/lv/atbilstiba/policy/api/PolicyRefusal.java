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

    /** The territory that it would be part of is not there on the first day. */
    record ParentTerritoryUnknown(TerritoryCode parent, LocalDate from) implements PolicyRefusal {}

    /** It would be part of itself. */
    record TerritoryWithinItself(TerritoryCode code) implements PolicyRefusal {}

    /** It would end before it begins. */
    record TerritoryEndsTooEarly(TerritoryCode code, LocalDate from, LocalDate until)
            implements PolicyRefusal {}
}
