/** Named employees who hold appointments; their personal data is always sealed. */
@NullMarked
package lv.atbilstiba.staff.api;

import org.jspecify.annotations.NullMarked;
