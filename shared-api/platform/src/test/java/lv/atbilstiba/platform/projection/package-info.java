@NullMarked
package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.NullMarked;
