package lv.atbilstiba.accessibility.api;

import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.SocialGroup;

import java.util.SortedMap;

/** The measure by which each group can reach the service, in words. */
public record AllSocialGroups(SortedMap<SocialGroup, String> measures) {
    public AllSocialGroups {
        Required.that(measures, "measures");

        measures = Ordered.map(measures);
    }
}
