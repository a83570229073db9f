/** Who may do what, declared in one table; what is not declared is denied. */
@NullMarked
package lv.atbilstiba.platform.security;

import org.jspecify.annotations.NullMarked;
