/** The policy's reference data and parameters, as anybody with a login may read them. */
@NullMarked
package lv.atbilstiba.policy.read;

import org.jspecify.annotations.NullMarked;
