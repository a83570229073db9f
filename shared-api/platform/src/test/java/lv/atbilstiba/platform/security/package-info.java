@NullMarked
package lv.atbilstiba.platform.security;

import org.jspecify.annotations.NullMarked;
