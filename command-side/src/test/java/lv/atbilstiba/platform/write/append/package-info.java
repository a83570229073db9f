@NullMarked
package lv.atbilstiba.platform.write.append;

import org.jspecify.annotations.NullMarked;
