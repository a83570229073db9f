package lv.atbilstiba.compliance.rules;

import java.util.Set;

/**
 * What a rule reads, and what an event touches: a rule is judged anew only when the two meet. A
 * rule that reads more than it says would be seen by the test that judges everything.
 */
public enum FactGroup {
    /** Name, kind and place of an institution; kind, audience, form… of a service. */
    IDENTITY,
    /** The roles an institution declared. */
    ROLES,
    /** A service's lifecycle stage. */
    STAGE,
    /** Who is appointed to manage: the service, or the institution's services. */
    MANAGER,
    PROVIDERS,
    /** Who of the appointed people left. */
    PEOPLE,
    /** Whether the institution manages services, and whether it delivers any. */
    PORTFOLIO,
    DESCRIPTION,
    /** What catalogues show of a service. */
    CATALOGUE,
    /** How its entries were found when somebody looked: most of all events. */
    CHECKS,
    INFORMATION,
    ACCESSIBILITY,
    /** When its description or its accessibility was looked at. */
    REVIEWS,
    /** Which territories there are. */
    TERRITORIES,
    /** The policy's parameters. */
    POLICY;

    /** A set as bits, which live no longer than the process. */
    @SuppressWarnings("EnumOrdinal")
    static int mask(Set<FactGroup> groups) {
        int mask = 0;
        for (var group : groups) mask |= 1 << group.ordinal();
        return mask;
    }
}
