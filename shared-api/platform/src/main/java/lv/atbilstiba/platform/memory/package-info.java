/** What this process remembers of the database, so as not to ask for it again. */
@NullMarked
package lv.atbilstiba.platform.memory;

import org.jspecify.annotations.NullMarked;
