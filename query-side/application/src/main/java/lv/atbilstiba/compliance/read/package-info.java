/** Who complies with what: findings now, then and over time, and how many there are. */
@NullMarked
package lv.atbilstiba.compliance.read;

import org.jspecify.annotations.NullMarked;
