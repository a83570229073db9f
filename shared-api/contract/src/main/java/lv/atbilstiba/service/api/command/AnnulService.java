package lv.atbilstiba.service.api.command;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Say that the service was registered in error; its history stays. */
public record AnnulService(@TargetAggregateIdentifier ServiceId service, Basis basis) {}
