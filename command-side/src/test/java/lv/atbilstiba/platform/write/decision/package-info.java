@NullMarked
package lv.atbilstiba.platform.write.decision;

import org.jspecify.annotations.NullMarked;
