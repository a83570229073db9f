package lv.atbilstiba.service.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

/**
 * @param effectiveOn the day it was registered in the state single register
 */
public record RegisterDescription(
        @TargetAggregateIdentifier ServiceId service,
        Description description,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public RegisterDescription {
        Required.that(service, "service");
        Required.that(description, "description");
        var timeLimit = description.requestAndReceipt().timeLimit();
        if (timeLimit != null && timeLimit.isNegative())
            throw new InvalidValue(
                    InvalidValue.Rule.NEGATIVE, Map.of("field", "requestAndReceipt/timeLimit"));
        Required.day(effectiveOn, "effectiveOn");
    }
}
