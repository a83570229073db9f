/**
 * Everything derived from the log: folds events in bulk into table sets, each with its position in
 * the same transaction.
 */
@NullMarked
package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.NullMarked;
