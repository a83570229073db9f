/** What the state lead may ask of the policy's data. */
@NullMarked
package lv.atbilstiba.policy.api.command;

import org.jspecify.annotations.NullMarked;
