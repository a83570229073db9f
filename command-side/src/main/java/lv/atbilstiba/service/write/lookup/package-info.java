/** The little that decisions and rights must know of a service besides the one decided about. */
@NullMarked
package lv.atbilstiba.service.write.lookup;

import org.jspecify.annotations.NullMarked;
