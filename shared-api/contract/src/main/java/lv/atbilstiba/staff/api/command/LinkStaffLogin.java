package lv.atbilstiba.staff.api.command;

import lv.atbilstiba.kernel.StaffId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The login's subject itself stays in the vault. */
public record LinkStaffLogin(@TargetAggregateIdentifier StaffId person) {}
