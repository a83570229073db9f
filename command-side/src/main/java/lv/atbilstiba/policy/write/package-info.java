/** Decisions about the policy's data, and how they are asked for. */
@NullMarked
package lv.atbilstiba.policy.write;

import org.jspecify.annotations.NullMarked;
