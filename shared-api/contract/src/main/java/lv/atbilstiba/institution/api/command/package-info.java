/** What may be asked of an institution. */
@NullMarked
package lv.atbilstiba.institution.api.command;

import org.jspecify.annotations.NullMarked;
