package lv.atbilstiba.policy.api.event;

import lv.atbilstiba.kernel.Basis;
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
        implements PolicyEvent {}
