/** Decisions about staff members, and how they are asked for. */
@NullMarked
package lv.atbilstiba.staff.write;

import org.jspecify.annotations.NullMarked;
