/** The register as a witness of others' logs: it cosigns what extends what it cosigned before. */
@NullMarked
package lv.atbilstiba.audit.read.witness;

import org.jspecify.annotations.NullMarked;
