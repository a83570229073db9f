/** The views made anew from the events alone, and compared with the live ones. */
@NullMarked
package lv.atbilstiba.audit.read.replay;

import org.jspecify.annotations.NullMarked;
