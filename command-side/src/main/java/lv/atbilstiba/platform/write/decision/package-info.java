/** What decisions are given from outside: the day, and the little they must know of others. */
@NullMarked
package lv.atbilstiba.platform.write.decision;

import org.jspecify.annotations.NullMarked;
