package lv.atbilstiba.accessibility.api;

import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.policy.api.Territory;

import org.jspecify.annotations.Nullable;

import java.util.SortedSet;

/**
 * Where the service can be requested and received, and help with both be had.
 *
 * @param target where it should be so: what the service level asks, by default the whole of Latvia
 * @param recipientChooses whether the recipient can choose the place
 * @param places the places, in words
 */
public record Territorial(
        Territory target,
        SortedSet<Territory> requesting,
        SortedSet<Territory> receiving,
        SortedSet<Territory> support,
        boolean recipientChooses,
        @Nullable String places) {
    public Territorial {
        requesting = Ordered.set(requesting);
        receiving = Ordered.set(receiving);
        support = Ordered.set(support);
        places = places == null ? null : Words.of(places, "places", 1000);
    }
}
