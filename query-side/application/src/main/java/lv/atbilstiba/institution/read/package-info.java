/** Institutions: who takes part, in which roles, and who answers for its services. */
@NullMarked
package lv.atbilstiba.institution.read;

import org.jspecify.annotations.NullMarked;
