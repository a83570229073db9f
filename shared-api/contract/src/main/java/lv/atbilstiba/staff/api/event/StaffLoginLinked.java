package lv.atbilstiba.staff.api.event;

import lv.atbilstiba.kernel.StaffId;

import org.axonframework.serialization.Revision;

/** The person can log in from now on; with which subject is known to the vault alone. */
@Revision("1")
public record StaffLoginLinked(StaffId person) implements StaffEvent {}
