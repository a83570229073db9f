@NullMarked
package lv.atbilstiba.commandside;

import org.jspecify.annotations.NullMarked;
