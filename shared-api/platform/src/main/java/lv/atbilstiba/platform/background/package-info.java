/** Threads that serve one purpose each for as long as the process runs, and who watches them. */
@NullMarked
package lv.atbilstiba.platform.background;

import org.jspecify.annotations.NullMarked;
