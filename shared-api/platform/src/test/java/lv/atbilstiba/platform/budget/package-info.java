@NullMarked
package lv.atbilstiba.platform.budget;

import org.jspecify.annotations.NullMarked;
