/** What every capability shares: small, slow to change. */
@NullMarked
package lv.atbilstiba.kernel;

import org.jspecify.annotations.NullMarked;
