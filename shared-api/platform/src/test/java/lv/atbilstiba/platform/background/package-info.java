@NullMarked
package lv.atbilstiba.platform.background;

import org.jspecify.annotations.NullMarked;
