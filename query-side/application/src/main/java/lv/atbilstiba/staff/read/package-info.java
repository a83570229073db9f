/** Staff of institutions: opaque, unless somebody who may look does look. */
@NullMarked
package lv.atbilstiba.staff.read;

import org.jspecify.annotations.NullMarked;
