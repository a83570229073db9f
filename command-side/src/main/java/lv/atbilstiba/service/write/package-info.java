/**
 * Decisions about services, their descriptions, catalogue entries and accessibility, and how they
 * are asked for.
 */
@NullMarked
package lv.atbilstiba.service.write;

import org.jspecify.annotations.NullMarked;
