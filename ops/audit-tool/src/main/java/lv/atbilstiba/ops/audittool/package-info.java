/**
 * What an auditor runs on a machine of her own: it verifies an audit package and judges everything
 * in it anew, without a server, a database, or trust in those who run the register.
 */
@NullMarked
package lv.atbilstiba.ops.audittool;

import org.jspecify.annotations.NullMarked;
