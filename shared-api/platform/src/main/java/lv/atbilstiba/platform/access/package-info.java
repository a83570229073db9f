/**
 * The record of looking, link by link: who read personal data or took history away, chained, so
 * that no row of it can be changed or taken away unnoticed.
 */
@NullMarked
package lv.atbilstiba.platform.access;

import org.jspecify.annotations.NullMarked;
