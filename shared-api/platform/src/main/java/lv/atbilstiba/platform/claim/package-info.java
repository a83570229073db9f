/** Claims: what one process of all does. */
@NullMarked
package lv.atbilstiba.platform.claim;

import org.jspecify.annotations.NullMarked;
