/**
 * The verifiable log over the event store: its tiles and checkpoints, its keys, and where its
 * checkpoints are kept beyond the reach of the database's owner.
 */
@NullMarked
package lv.atbilstiba.platform.log;

import org.jspecify.annotations.NullMarked;
