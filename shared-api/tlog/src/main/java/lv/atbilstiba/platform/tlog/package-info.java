/**
 * Verifiable logs in the open formats of transparency logs: the Merkle tree of RFC 6962 and RFC
 * 9162, and the tiles, checkpoints, cosignatures and proofs of C2SP. Pure: bytes in, bytes out; who
 * stores or serves them is somebody else's matter, so that an auditor's tool can use the same code
 * without the register.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962.html#section-2.1">RFC 6962, 2.1</a>
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
@NullMarked
package lv.atbilstiba.platform.tlog;

import org.jspecify.annotations.NullMarked;
