/** RFC 9457 problems, in Latvian and English. */
@NullMarked
package lv.atbilstiba.platform.problem;

import org.jspecify.annotations.NullMarked;
