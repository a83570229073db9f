/** What happened to the history itself. */
@NullMarked
package lv.atbilstiba.history.api.event;

import org.jspecify.annotations.NullMarked;
