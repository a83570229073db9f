/**
 * What an event goes through before it is appended. Here alone the command side meets the rulebook
 * and the words of the domain: it asks whether they can take an event, and decides nothing.
 */
@NullMarked
package lv.atbilstiba.platform.write.append;

import org.jspecify.annotations.NullMarked;
