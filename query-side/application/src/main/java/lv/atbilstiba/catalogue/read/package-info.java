/** What catalogues show of services: the part needed to request and receive them. */
@NullMarked
package lv.atbilstiba.catalogue.read;

import org.jspecify.annotations.NullMarked;
