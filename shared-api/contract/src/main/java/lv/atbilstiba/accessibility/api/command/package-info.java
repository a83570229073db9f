/** What may be recorded of a service's accessibility. */
@NullMarked
package lv.atbilstiba.accessibility.api.command;

import org.jspecify.annotations.NullMarked;
