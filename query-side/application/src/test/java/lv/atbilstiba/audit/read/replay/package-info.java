@NullMarked
package lv.atbilstiba.audit.read.replay;

import org.jspecify.annotations.NullMarked;
