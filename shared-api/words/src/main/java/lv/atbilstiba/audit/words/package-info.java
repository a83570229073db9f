/**
 * What happened, in words of the domain: an event as a sentence in Latvian and English, and what it
 * states field by field. Pure: from facts alone, so that an event can be told before it is kept.
 */
@NullMarked
package lv.atbilstiba.audit.words;

import org.jspecify.annotations.NullMarked;
