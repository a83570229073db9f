@NullMarked
package lv.atbilstiba.staff.write;

import org.jspecify.annotations.NullMarked;
