/** What happened to the policy's data. */
@NullMarked
package lv.atbilstiba.policy.api.event;

import org.jspecify.annotations.NullMarked;
