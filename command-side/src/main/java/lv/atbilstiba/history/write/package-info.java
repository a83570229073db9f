/** The decision to go on from a database that lost some of its history. */
@NullMarked
package lv.atbilstiba.history.write;

import org.jspecify.annotations.NullMarked;
