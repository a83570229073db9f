@NullMarked
package lv.atbilstiba.service.write;

import org.jspecify.annotations.NullMarked;
