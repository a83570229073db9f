package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectId;

import java.time.Instant;

/** What tells one finding row from all others. */
public record RowKey(SubjectId subject, RuleId rule, long fromPosition, Instant validFrom) {}
