/**
 * The rulebook: {@code facts = fold(events)}, {@code findings = rules(facts, policy, moment)}.
 * Pure: no clock, no chance, no database, no order that depends on a hash.
 */
@NullMarked
package lv.atbilstiba.compliance.rules;

import org.jspecify.annotations.NullMarked;
