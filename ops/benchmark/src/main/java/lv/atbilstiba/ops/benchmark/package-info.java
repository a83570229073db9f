/** What the register reaches, as ratios to raw limits measured in the same run. */
@NullMarked
package lv.atbilstiba.ops.benchmark;

import org.jspecify.annotations.NullMarked;
