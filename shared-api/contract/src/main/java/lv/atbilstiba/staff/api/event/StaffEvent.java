package lv.atbilstiba.staff.api.event;

import lv.atbilstiba.kernel.StaffId;

/** What happened to a staff member. */
public sealed interface StaffEvent
        permits StaffMemberRegistered,
                StaffMemberChanged,
                StaffMemberLeft,
                StaffLoginLinked,
                StaffLoginUnlinked {
    StaffId person();
}
