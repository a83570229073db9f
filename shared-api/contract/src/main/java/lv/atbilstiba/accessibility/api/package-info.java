/**
 * Accessibility (piekļūstamība, PU2-14): who can reach a service, where, and through which
 * channels.
 */
@NullMarked
package lv.atbilstiba.accessibility.api;

import org.jspecify.annotations.NullMarked;
