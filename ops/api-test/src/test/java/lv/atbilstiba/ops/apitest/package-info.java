/** The interface as somebody meets it who has its OpenAPI documents and nothing else. */
@NullMarked
package lv.atbilstiba.ops.apitest;

import org.jspecify.annotations.NullMarked;
