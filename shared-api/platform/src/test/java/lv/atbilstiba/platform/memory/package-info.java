@NullMarked
package lv.atbilstiba.platform.memory;

import org.jspecify.annotations.NullMarked;
