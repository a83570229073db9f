/** A year in the life of three institutions, played through the REST API. */
@NullMarked
package lv.atbilstiba.ops.demo;

import org.jspecify.annotations.NullMarked;
