@NullMarked
package lv.atbilstiba.ops.audittool;

import org.jspecify.annotations.NullMarked;
