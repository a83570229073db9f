/** The event store: append, the one order and its safe position, reading, decoding. */
@NullMarked
package lv.atbilstiba.platform.eventstore;

import org.jspecify.annotations.NullMarked;
