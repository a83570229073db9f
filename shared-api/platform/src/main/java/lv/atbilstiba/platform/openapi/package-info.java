/** The description of the interface (OpenAPI), as far as both sides share it. */
@NullMarked
package lv.atbilstiba.platform.openapi;

import org.jspecify.annotations.NullMarked;
