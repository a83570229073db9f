/** What may be asked of a service's catalogue entries. */
@NullMarked
package lv.atbilstiba.catalogue.api.command;

import org.jspecify.annotations.NullMarked;
