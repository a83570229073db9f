@NullMarked
package lv.atbilstiba.compliance.read;

import org.jspecify.annotations.NullMarked;
