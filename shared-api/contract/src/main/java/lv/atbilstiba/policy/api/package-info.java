/** The policy's codes with their Latvian and English names, and its parameters. */
@NullMarked
package lv.atbilstiba.policy.api;

import org.jspecify.annotations.NullMarked;
