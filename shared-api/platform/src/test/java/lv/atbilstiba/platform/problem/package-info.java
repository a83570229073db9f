@NullMarked
package lv.atbilstiba.platform.problem;

import org.jspecify.annotations.NullMarked;
