@NullMarked
package lv.atbilstiba.audit.read.witness;

import org.jspecify.annotations.NullMarked;
