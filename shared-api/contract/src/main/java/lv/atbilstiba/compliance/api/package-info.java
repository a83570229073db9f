/** What the register says about compliance: rules, findings, their reasons. */
@NullMarked
package lv.atbilstiba.compliance.api;

import org.jspecify.annotations.NullMarked;
