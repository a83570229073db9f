@NullMarked
package lv.atbilstiba.platform.tlog;

import org.jspecify.annotations.NullMarked;
