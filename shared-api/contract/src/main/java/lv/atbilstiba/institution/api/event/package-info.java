/** What happened to an institution. */
@NullMarked
package lv.atbilstiba.institution.api.event;

import org.jspecify.annotations.NullMarked;
