/** How facts and answers become JSON. */
@NullMarked
package lv.atbilstiba.platform.json;

import org.jspecify.annotations.NullMarked;
