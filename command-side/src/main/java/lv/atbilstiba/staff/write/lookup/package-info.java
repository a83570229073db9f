/**
 * The little that decisions and rights must know of a staff member besides the one decided about.
 */
@NullMarked
package lv.atbilstiba.staff.write.lookup;

import org.jspecify.annotations.NullMarked;
