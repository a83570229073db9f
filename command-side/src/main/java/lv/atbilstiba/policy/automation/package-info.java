/** What the register does by itself to the policy's data. */
@NullMarked
package lv.atbilstiba.policy.automation;

import org.jspecify.annotations.NullMarked;
