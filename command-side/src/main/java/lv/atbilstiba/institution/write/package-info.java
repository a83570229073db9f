/** Decisions about institutions, and how they are asked for. */
@NullMarked
package lv.atbilstiba.institution.write;

import org.jspecify.annotations.NullMarked;
