/** What happened to a service's catalogue entries. */
@NullMarked
package lv.atbilstiba.catalogue.api.event;

import org.jspecify.annotations.NullMarked;
