package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.rules.RowKey;
import lv.atbilstiba.platform.json.Instants;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;

/**
 * A finding that the register gave.
 *
 * @param key of the row that it can be; null if it names none as the register names them
 */
record Said(JsonNode finding, @Nullable RowKey key) {
    static Said of(JsonNode finding) {
        return new Said(finding, key(finding));
    }

    private static @Nullable RowKey key(JsonNode finding) {
        try {
            var subject = finding.path("subject").asString();
            var rule = finding.path("rule").asString();
            var fromPosition = finding.path("fromPosition").asString();
            var validFrom = finding.path("validFrom").asString();
            var key =
                    new RowKey(
                            SubjectId.parse(subject),
                            RuleId.of(rule),
                            Long.parseLong(fromPosition),
                            Instants.parse(validFrom));
            return key.subject().toString().equals(subject)
                            && Long.toString(key.fromPosition()).equals(fromPosition)
                            && key.validFrom().toString().equals(validFrom)
                    ? key
                    : null;
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
