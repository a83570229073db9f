package lv.atbilstiba.service.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param effectiveOn the day it was registered in the state single register
 */
public record RegisterDescription(
        @TargetAggregateIdentifier ServiceId service,
        Description description,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {}
