@NullMarked
package lv.atbilstiba.staff.automation;

import org.jspecify.annotations.NullMarked;
