/** What follows from what happens to staff members, without anybody asking for it. */
@NullMarked
package lv.atbilstiba.staff.automation;

import org.jspecify.annotations.NullMarked;
