/**
 * The history of the register: every event in the one order, as a list and as a stream, and what
 * happened to a subject in words of the domain.
 */
@NullMarked
package lv.atbilstiba.audit.read;

import org.jspecify.annotations.NullMarked;
