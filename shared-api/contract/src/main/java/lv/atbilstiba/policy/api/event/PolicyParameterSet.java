package lv.atbilstiba.policy.api.event;

import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.PolicyParameter;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param value ISO 8601: a period or a day, as the parameter asks
 * @param holdsFrom first day on which it holds
 */
@Revision("1")
public record PolicyParameterSet(
        PolicyParameter parameter, String value, LocalDate holdsFrom, Basis basis)
        implements PolicyEvent, AboutOneThing {
    public PolicyParameterSet {
        Required.that(parameter, "parameter");
        Required.that(value, "value");
        Required.day(holdsFrom, "holdsFrom");
        Required.that(basis, "basis");
        value = parameter.parse(value);
    }

    @Override
    public Object thing() {
        return parameter;
    }
}
