package lv.atbilstiba.catalogue.read;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Standing;
import lv.atbilstiba.platform.read.EffectiveDay;
import lv.atbilstiba.platform.read.InDayOrder;
import lv.atbilstiba.platform.read.Listed;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A service as catalogues know it on a day.
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

        private Terms with(ServiceDetails details) {
            return new Terms(
                    owner, details.kind(), details.audiences(), details.deliveryForms(), annulled);
        }

        private Terms annul() {
            return new Terms(owner, kind, audiences, forms, true);
        }
    }

    /**
     * @param version of the description, registered or not; null where it shows none
     */
    record Shown(@Nullable Integer version, LocalDate since) {}

    /** What a fact says something of, beside single entries. */
    private enum Matter {
        TERMS,
        TEXTS
    }

    static final Listed<Offer> LISTED =
            new Listed<>() {
                @Override
                public Set<?> matters(Object event) {
                    return switch (event) {
                        case ServiceRegistered _, ServiceChanged _, ServiceAnnulled _ ->
                                Set.of(Matter.TERMS);
                        case DescriptionRegistered _ -> Set.of(Matter.TEXTS);
                        case CatalogueEntryPublished it -> Set.of(it.entry());
                        case CatalogueEntryWithdrawn it -> Set.of(it.entry());
                        default -> Set.of();
                    };
                }

                /** What catalogues show of a version does not wait for the day of the version. */
                @Override
                public @Nullable LocalDate day(Object event) {
                    return event instanceof DescriptionRegistered ? null : EffectiveDay.of(event);
                }

                @Override
                public @Nullable Offer first(Recorded<Object> fact) {
                    return fact.event() instanceof ServiceRegistered it ? begun(it) : null;
                }

                @Override
                public Offer next(Offer before, Recorded<Object> fact) {
                    return before.then(fact);
                }

                @Override
                public @Nullable Offer on(LocalDate day, List<Recorded<Object>> recorded) {
                    return Offer.on(day, recorded);
                }
            };

    /**
     * An entry of a catalogue.
     *
     * @param text the position of the fact that holds the texts it shows; null where no registered
     *     version is shown
     */
    record Entry(Shown shown, @Nullable Long text) {}

    /** What a catalogue shows; empty if nothing. */
    Optional<Entry> entry(CatalogueEntryId id) {
        var it = shown.get(id);
        if (it == null) return Optional.empty();
        var version = it.version();
        return Optional.of(new Entry(it, version == null ? null : texts.get(version)));
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
     * The offer on a day; of a service that begins later what was registered.
     *
     * @param recorded its history as the log holds it
     * @return null if it is not registered
     */
    static @Nullable Offer on(LocalDate day, List<Recorded<Object>> recorded) {
        Offer offer = null;
        boolean annulled = false;
        var texts = new ArrayList<Text>();
        for (var fact : Standing.of(recorded)) {
            if (fact.event() instanceof ServiceRegistered it) offer = begun(it);
            if (fact.event() instanceof ServiceAnnulled) annulled = true;
        }
        if (offer == null) return null;
        for (var fact : recorded)
            if (fact.event() instanceof DescriptionRegistered it)
                texts.add(new Text(fact.position(), it.version(), fact.corrected()));
        for (var fact : InDayOrder.of(recorded).until(day)) offer = offer.then(fact);
        return new Offer(
                annulled ? offer.terms().annul() : offer.terms(), texts(texts), offer.shown());
    }

    private static Offer begun(ServiceRegistered event) {
        return new Offer(
                Terms.of(event.owner(), event.details()), new TreeMap<>(), new TreeMap<>());
    }

    private Offer then(Recorded<Object> fact) {
        return switch (fact.event()) {
            case ServiceRegistered it -> with(terms.with(it.details()));
            case ServiceChanged it -> with(terms.with(it.details()));
            case ServiceAnnulled _ -> with(terms.annul());
            case DescriptionRegistered it -> {
                var all = new TreeMap<>(texts);
                all.put(it.version(), fact.position());
                yield new Offer(terms, all, shown);
            }
            case CatalogueEntryPublished it ->
                    with(it.entry(), new Shown(it.version(), it.publishedOn()));
            case CatalogueEntryWithdrawn it -> without(it.entry());
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

    private Offer without(CatalogueEntryId id) {
        var all = new TreeMap<>(shown);
        all.remove(id);
        return new Offer(terms, texts, all);
    }
}
