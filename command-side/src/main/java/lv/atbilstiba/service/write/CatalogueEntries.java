package lv.atbilstiba.service.write;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.DateOutOfRange;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.NotPublished;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.command.CheckCatalogueEntry;
import lv.atbilstiba.catalogue.api.command.PublishInCatalogue;
import lv.atbilstiba.catalogue.api.command.WithdrawFromCatalogue;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Place;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Where the service is shown, and where it once was.
 *
 * @param lastChecks the newest look at each entry
 */
record CatalogueEntries(Timeline<State> states, SortedMap<CatalogueEntryId, Check> lastChecks) {
    static final CatalogueEntries NONE = new CatalogueEntries(Timeline.empty(), new TreeMap<>());

    /**
     * What an entry shows.
     *
     * @param version the version of the description it shows; null if none
     * @param way null where it no longer shows the service
     */
    record State(CatalogueEntryId entry, @Nullable Integer version, @Nullable PublicationWay way) {
        static State withdrawn(CatalogueEntryId entry) {
            return new State(entry, null, null);
        }

        private boolean shows() {
            return way != null;
        }
    }

    /**
     * @param positions of the fact and of its corrections
     */
    record Check(List<Long> positions, LocalDate on, boolean available) {
        Check {
            positions = List.copyOf(positions);
        }

        boolean says(LocalDate day, boolean seen) {
            return on.equals(day) && available == seen;
        }
    }

    CatalogueEntries {
        lastChecks = Ordered.map(lastChecks);
    }

    List<CatalogueEntryPublished> decide(
            PublishInCatalogue command, Descriptions descriptions, DecisionDay day) {
        var on = command.publishedOn();
        var asked = new State(command.entry(), command.version(), command.way());
        var textCorrected = descriptions.textCorrected(command.version());
        if (command.corrects() == null
                && holding(command.entry(), on)
                        .filter(shown -> shown.value().equals(asked))
                        // what it shows was recorded after the text was corrected
                        .filter(shown -> textCorrected == null || shown.position() > textCorrected)
                        .isPresent()) return List.of();
        new ASiteIsNamedWhereThereAreSeveral(command.entry()).require();
        day.past().require("publishedOn", on, DateOutOfRange::new);
        return List.of(
                new CatalogueEntryPublished(
                        command.service(),
                        command.catalogue(),
                        command.site(),
                        command.version(),
                        command.way(),
                        on));
    }

    List<CatalogueEntryChecked> decide(CheckCatalogueEntry command, DecisionDay day) {
        var on = command.checkedOn();
        if (holding(command.entry(), on).filter(shown -> shown.value().shows()).isEmpty()) {
            // what is there only later was not seen before
            states.begins(of(command.entry()))
                    .ifPresent(first ->
                            day.past()
                                    .notBefore(first)
                                    .require("checkedOn", on, DateOutOfRange::new));
            throw new CommandRefused(new NotPublished(command.service(), command.entry()));
        }
        var last = lastChecks.get(command.entry());
        if (command.corrects() == null && last != null && last.says(on, command.available()))
            return List.of();
        day.past().require("checkedOn", on, DateOutOfRange::new);
        return List.of(
                new CatalogueEntryChecked(
                        command.service(),
                        command.catalogue(),
                        command.site(),
                        command.available(),
                        on));
    }

    List<CatalogueEntryWithdrawn> decide(WithdrawFromCatalogue command, DecisionDay day) {
        var on = command.effectiveOn();
        var first = states.begins(of(command.entry()));
        if (first.isEmpty())
            throw new CommandRefused(new NotPublished(command.service(), command.entry()));
        if (command.corrects() == null
                && states.says(State.withdrawn(command.entry()), on, of(command.entry())))
            return List.of();
        day.effective().notBefore(first.get()).require("effectiveOn", on, DateOutOfRange::new);
        return List.of(
                new CatalogueEntryWithdrawn(
                        command.service(), command.catalogue(), command.site(), on));
    }

    private Optional<Timeline.Fact<State>> holding(CatalogueEntryId entry, LocalDate day) {
        return states.holding(day, of(entry));
    }

    private static Predicate<State> of(CatalogueEntryId entry) {
        return state -> state.entry().equals(entry);
    }

    CatalogueEntries evolve(CatalogueEntryPublished event, Place place) {
        return with(
                place, event.publishedOn(), new State(event.entry(), event.version(), event.way()));
    }

    CatalogueEntries evolve(CatalogueEntryChecked event, Place place) {
        var last = lastChecks.get(event.entry());
        var positions = new ArrayList<Long>();
        var corrected = place.corrected();
        if (last != null && corrected != null) {
            if (!last.positions().contains(corrected)) return this;
            positions.addAll(last.positions());
        }
        positions.add(place.position());
        var changed = new TreeMap<>(lastChecks);
        changed.put(event.entry(), new Check(positions, event.checkedOn(), event.available()));
        return new CatalogueEntries(states, changed);
    }

    CatalogueEntries evolve(CatalogueEntryWithdrawn event, Place place) {
        return with(place, event.effectiveOn(), State.withdrawn(event.entry()));
    }

    private CatalogueEntries with(Place place, LocalDate on, State state) {
        return new CatalogueEntries(
                states.with(place.position(), place.corrected(), on, state), lastChecks);
    }
}
