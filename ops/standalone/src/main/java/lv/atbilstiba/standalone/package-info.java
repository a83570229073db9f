/** The whole register in one process. */
@NullMarked
package lv.atbilstiba.standalone;

import org.jspecify.annotations.NullMarked;
