/** The application that accepts changes. */
@NullMarked
package lv.atbilstiba.commandside;

import org.jspecify.annotations.NullMarked;
