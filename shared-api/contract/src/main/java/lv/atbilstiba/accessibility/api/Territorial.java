package lv.atbilstiba.accessibility.api;

import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.policy.api.TerritoryCode;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the service can be requested and received, and help with both be had: by kind of territory,
 * and by name where somebody said which.
 *
 * @param target what earlier releases let the record itself say should be so; shown, and judged by
 *     no more
 * @param requestingIn the territories in which it can be requested; likewise the others
 * @param recipientChooses whether the recipient can choose the place
 * @param places the places, in words
 */
public record Territorial(
        @Nullable Territory target,
        SortedSet<Territory> requesting,
        SortedSet<Territory> receiving,
        SortedSet<Territory> support,
        SortedSet<TerritoryCode> requestingIn,
        SortedSet<TerritoryCode> receivingIn,
        SortedSet<TerritoryCode> supportIn,
        boolean recipientChooses,
        @Nullable String places) {
    public Territorial {
        Required.that(requestingIn, "requestingIn");
        Required.that(receivingIn, "receivingIn");
        Required.that(supportIn, "supportIn");
        Required.that(requesting, "requesting");
        Required.that(receiving, "receiving");
        Required.that(support, "support");

        requesting = Ordered.set(requesting);
        receiving = Ordered.set(receiving);
        support = Ordered.set(support);
        requestingIn = Ordered.set(requestingIn);
        receivingIn = Ordered.set(receivingIn);
        supportIn = Ordered.set(supportIn);
        places = places == null ? null : Words.of(places, "places", 1000);
    }

    /** All territories that are named. */
    public SortedSet<TerritoryCode> named() {
        var named = new TreeSet<>(requestingIn);
        named.addAll(receivingIn);
        named.addAll(supportIn);
        return Collections.unmodifiableSortedSet(named);
    }
}
