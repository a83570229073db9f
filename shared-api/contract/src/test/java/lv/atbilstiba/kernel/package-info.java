@NullMarked
package lv.atbilstiba.kernel;

import org.jspecify.annotations.NullMarked;
