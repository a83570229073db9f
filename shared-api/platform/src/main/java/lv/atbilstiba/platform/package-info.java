/** What both sides need beneath the capabilities. */
@NullMarked
package lv.atbilstiba.platform;

import org.jspecify.annotations.NullMarked;
