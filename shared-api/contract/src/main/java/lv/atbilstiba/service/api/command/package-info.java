/** What may be asked of a service. */
@NullMarked
package lv.atbilstiba.service.api.command;

import org.jspecify.annotations.NullMarked;
