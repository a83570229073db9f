/** The PostgreSQL that comes with the product: for tests, and for a register in one process. */
@NullMarked
package lv.atbilstiba.platform.embedded;

import org.jspecify.annotations.NullMarked;
