/** Institutions: who takes part in service management, and in which roles. */
@NullMarked
package lv.atbilstiba.institution.api;

import org.jspecify.annotations.NullMarked;
