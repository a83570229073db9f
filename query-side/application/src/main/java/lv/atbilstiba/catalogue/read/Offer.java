package lv.atbilstiba.catalogue.read;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Standing;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A service as catalogues know it.
 *
 * @param texts by version of the description, the position of the fact that holds its texts; a
 *     correction holds them in the place of the mistake, under the numbers of both
 * @param shown which version each catalogue shows
 */
record Offer(
        Terms terms, SortedMap<Integer, Long> texts, SortedMap<CatalogueEntryId, Shown> shown) {

    /**
     * What holds of the service in every catalogue.
     *
     * @param annulled a service registered in error is offered nowhere
     */
    record Terms(
            InstitutionId owner,
            @Nullable ServiceKind kind,
            SortedSet<Audience> audiences,
            SortedSet<DeliveryForm> forms,
            boolean annulled) {
        private static Terms of(InstitutionId owner, ServiceDetails details) {
            return new Terms(
                    owner, details.kind(), details.audiences(), details.deliveryForms(), false);
        }
    }

    /**
     * @param version of the description, registered or not; null where it shows none
     * @param until first day on which the catalogue no longer shows it; null while it does
     */
    record Shown(@Nullable Integer version, LocalDate since, @Nullable LocalDate until) {}

    /**
     * An entry of a catalogue.
     *
     * @param text the position of the fact that holds the texts it shows; null where no registered
     *     version is shown
     */
    record Entry(Shown shown, @Nullable Long text) {}

    SortedMap<CatalogueEntryId, Entry> entries() {
        var entries = new TreeMap<CatalogueEntryId, Entry>();
        shown.forEach((entry, it) -> {
            var version = it.version();
            var text = version == null ? null : texts.get(version);
            entries.put(entry, new Entry(it, text));
        });
        return entries;
    }

    /**
     * A fact that holds texts.
     *
     * @param version the number that it gave
     * @param corrected the position of the fact that it mends; null if it mends none
     */
    record Text(long position, int version, @Nullable Long corrected) {}

    /**
     * Where the texts of each version are. What an earlier release recorded as a correction had a
     * number of its own: the texts are found under that of the mistake too, which entries show.
     *
     * @param recorded of one service, in the order of the log
     */
    static SortedMap<Integer, Long> texts(List<Text> recorded) {
        var numbers = new HashMap<Long, SortedSet<Integer>>();
        for (var text : recorded) {
            var own = new TreeSet<>(Set.of(text.version()));
            var mistake = text.corrected() == null ? null : numbers.get(text.corrected());
            if (mistake != null) own.addAll(mistake);
            numbers.put(text.position(), own);
        }
        var texts = new TreeMap<Integer, Long>();
        for (var text : Standing.of(recorded, Text::position, Text::corrected))
            for (var number : numbers.getOrDefault(text.position(), new TreeSet<>()))
                texts.put(number, text.position());
        return texts;
    }

    /**
     * The offer after these facts; null before the service's registration.
     *
     * @param recorded as the log holds them
     */
    static @Nullable Offer of(List<Recorded<Object>> recorded) {
        Offer offer = null;
        var texts = new ArrayList<Text>();
        for (var fact : recorded)
            if (fact.event() instanceof DescriptionRegistered it)
                texts.add(new Text(fact.position(), it.version(), fact.corrected()));
        for (var fact : Standing.of(recorded)) offer = after(offer, fact);
        return offer == null ? null : new Offer(offer.terms(), texts(texts), offer.shown());
    }

    static @Nullable Offer after(@Nullable Offer offer, Recorded<Object> fact) {
        if (offer == null) {
            return fact.event() instanceof ServiceRegistered(_, var owner, var details, _, _, _)
                    ? new Offer(Terms.of(owner, details), new TreeMap<>(), new TreeMap<>())
                    : null;
        }
        return offer.then(fact);
    }

    private Offer then(Recorded<Object> fact) {
        return switch (fact.event()) {
            case ServiceChanged it -> with(Terms.of(terms.owner(), it.details()));
            case ServiceAnnulled _ ->
                    with(
                            new Terms(
                                    terms.owner(),
                                    terms.kind(),
                                    terms.audiences(),
                                    terms.forms(),
                                    true));
            case DescriptionRegistered it -> {
                var all = new TreeMap<>(texts);
                all.put(it.version(), fact.position());
                yield new Offer(terms, all, shown);
            }
            case CatalogueEntryPublished it ->
                    with(it.entry(), new Shown(it.version(), it.publishedOn(), null));
            case CatalogueEntryWithdrawn it -> {
                var before = shown.get(it.entry());
                yield before == null
                        ? this
                        : with(
                                it.entry(),
                                new Shown(before.version(), before.since(), it.effectiveOn()));
            }
            // nothing else changes what catalogues show
            default -> this;
        };
    }

    private Offer with(Terms changed) {
        return new Offer(changed, texts, shown);
    }

    private Offer with(CatalogueEntryId id, Shown entry) {
        var all = new TreeMap<>(shown);
        all.put(id, entry);
        return new Offer(terms, texts, all);
    }
}
