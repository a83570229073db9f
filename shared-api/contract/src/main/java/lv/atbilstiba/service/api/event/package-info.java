/** What happened to a service. */
@NullMarked
package lv.atbilstiba.service.api.event;

import org.jspecify.annotations.NullMarked;
