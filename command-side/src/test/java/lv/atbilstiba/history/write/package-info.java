@NullMarked
package lv.atbilstiba.history.write;

import org.jspecify.annotations.NullMarked;
