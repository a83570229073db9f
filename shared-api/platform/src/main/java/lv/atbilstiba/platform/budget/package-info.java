/**
 * What one caller may ask of the register, so that there is something left for the others: how
 * often and how much at once, and less of what costs more.
 */
@NullMarked
package lv.atbilstiba.platform.budget;

import org.jspecify.annotations.NullMarked;
