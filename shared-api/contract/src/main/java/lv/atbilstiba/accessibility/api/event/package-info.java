/** What was recorded of a service's accessibility. */
@NullMarked
package lv.atbilstiba.accessibility.api.event;

import org.jspecify.annotations.NullMarked;
