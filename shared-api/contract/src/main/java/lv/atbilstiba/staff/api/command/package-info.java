/** What may be asked of a staff member. */
@NullMarked
package lv.atbilstiba.staff.api.command;

import org.jspecify.annotations.NullMarked;
