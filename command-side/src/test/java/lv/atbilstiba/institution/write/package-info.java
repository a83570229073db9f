@NullMarked
package lv.atbilstiba.institution.write;

import org.jspecify.annotations.NullMarked;
