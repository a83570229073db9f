@NullMarked
package lv.atbilstiba.policy.write;

import org.jspecify.annotations.NullMarked;
