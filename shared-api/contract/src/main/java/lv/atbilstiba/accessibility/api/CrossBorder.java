package lv.atbilstiba.accessibility.api;

import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.CrossBorderMeasure;

import java.util.SortedMap;

/** What is done for residents and entrepreneurs of other countries, in words. */
public record CrossBorder(SortedMap<CrossBorderMeasure, String> measures) {
    public CrossBorder {
        Required.that(measures, "measures");

        measures = Ordered.map(measures);
    }
}
