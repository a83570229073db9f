@NullMarked
package lv.atbilstiba.platform.log;

import org.jspecify.annotations.NullMarked;
