/** What every write has in common, tried over HTTP. */
@NullMarked
package lv.atbilstiba.platform.write;

import org.jspecify.annotations.NullMarked;
