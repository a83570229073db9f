@NullMarked
package lv.atbilstiba.standalone;

import org.jspecify.annotations.NullMarked;
