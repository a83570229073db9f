/** What every write has in common: the submission, its answer, its refusals. */
@NullMarked
package lv.atbilstiba.platform.write;

import org.jspecify.annotations.NullMarked;
