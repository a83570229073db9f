/** Catalogues: where a service's description is offered to recipients. */
@NullMarked
package lv.atbilstiba.catalogue.api;

import org.jspecify.annotations.NullMarked;
