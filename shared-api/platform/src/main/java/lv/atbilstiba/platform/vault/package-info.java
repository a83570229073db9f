/** Keys of persons, and what is sealed with them. */
@NullMarked
package lv.atbilstiba.platform.vault;

import org.jspecify.annotations.NullMarked;
