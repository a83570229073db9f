/** Services: a list to choose from, and one with everything that is recorded of it. */
@NullMarked
package lv.atbilstiba.service.read;

import org.jspecify.annotations.NullMarked;
