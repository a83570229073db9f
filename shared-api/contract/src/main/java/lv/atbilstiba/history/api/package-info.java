/** The history itself, where it had to begin anew. */
@NullMarked
package lv.atbilstiba.history.api;

import org.jspecify.annotations.NullMarked;
