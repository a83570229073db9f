/** Services: identity, lifecycle stage, manager, providers, descriptions. */
@NullMarked
package lv.atbilstiba.service.api;

import org.jspecify.annotations.NullMarked;
