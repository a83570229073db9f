/** The verifiable log: written as events come, signed, and handed out to whoever verifies it. */
@NullMarked
package lv.atbilstiba.audit.read.log;

import org.jspecify.annotations.NullMarked;
