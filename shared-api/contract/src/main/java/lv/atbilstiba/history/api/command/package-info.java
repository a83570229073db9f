/** What is asked of the history itself. */
@NullMarked
package lv.atbilstiba.history.api.command;

import org.jspecify.annotations.NullMarked;
