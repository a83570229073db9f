@NullMarked
package lv.atbilstiba.audit.read.log;

import org.jspecify.annotations.NullMarked;
