package lv.atbilstiba.kernel;

import java.util.Locale;
import java.util.Map;

/**
 * Why something is no value of its type. Callers are told in their own language, by the text {@code
 * rule.<rule>} of the problems; the message here is for logs.
 */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What a value has to be; the braces of its text stand for the values given with it. */
    public enum Rule {
        MISSING,
        BLANK,
        TOO_LONG,
        TOO_MANY,
        CONTROL_CHARACTER,
        HALF_A_CHARACTER,
        NEGATIVE,
        NOT_POSITIVE,
        LESS_THAN_ONE,
        DAY,
        PERIOD_TOO_LONG,
        NOT_LIKE,
        UNKNOWN,
        REGISTRATION_NUMBER,
        LIFE_SITUATION,
        LANGUAGE,
        SUBJECT;

        /** Its name as texts know it: {@code too-long}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Rule rule;
    private final transient Map<String, Object> values;

    public InvalidValue(Rule rule) {
        this(rule, Map.of());
    }

    /**
     * @param values what the rule's text speaks of; nothing that was given by somebody
     */
    public InvalidValue(Rule rule, Map<String, Object> values) {
        super(rule.key() + (values.isEmpty() ? "" : " " + values));
        this.rule = rule;
        this.values = Map.copyOf(values);
    }

    public Rule rule() {
        return rule;
    }

    public Map<String, Object> values() {
        return values;
    }
}
