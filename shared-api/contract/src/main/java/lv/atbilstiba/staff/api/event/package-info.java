/** What happened to a staff member. */
@NullMarked
package lv.atbilstiba.staff.api.event;

import org.jspecify.annotations.NullMarked;
