/** The query side as an application of its own, and as a part of another. */
@NullMarked
package lv.atbilstiba.queryside;

import org.jspecify.annotations.NullMarked;
