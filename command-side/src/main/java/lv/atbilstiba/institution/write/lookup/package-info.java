/**
 * The little that decisions and rights must know of an institution besides the one decided about.
 */
@NullMarked
package lv.atbilstiba.institution.write.lookup;

import org.jspecify.annotations.NullMarked;
