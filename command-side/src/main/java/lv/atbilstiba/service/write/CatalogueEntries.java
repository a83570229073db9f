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
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Place;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Where the service is shown, and where it once was. */
record CatalogueEntries(SortedMap<CatalogueEntryId, Entry> all) {
    static final CatalogueEntries NONE = new CatalogueEntries(new TreeMap<>());

    /**
     * @param version the version of the description it shows; null if none
     * @param withdrawnOn first day on which it no longer shows the service; null while it does
     * @param position the place of the fact that says so; {@code withdrawnAt} of the withdrawal
     * @param lastCheck the newest look at it
     */
    record Entry(
            @Nullable Integer version,
            PublicationWay way,
            LocalDate publishedOn,
            @Nullable LocalDate withdrawnOn,
            long position,
            long withdrawnAt,
            @Nullable Check lastCheck) {
        Entry checked(Check check) {
            return new Entry(version, way, publishedOn, withdrawnOn, position, withdrawnAt, check);
        }

        Entry withdrawn(LocalDate on, long at) {
            return new Entry(version, way, publishedOn, on, position, at, lastCheck);
        }

        /**
         * Whether what it shows was recorded after this correction of the text, if there is one.
         */
        boolean knows(@Nullable Long textCorrected) {
            return textCorrected == null || position > textCorrected;
        }

        boolean shows(@Nullable Integer askedVersion, PublicationWay askedWay, LocalDate on) {
            return withdrawnOn == null
                    && Objects.equals(version, askedVersion)
                    && way == askedWay
                    && !on.isBefore(publishedOn);
        }
    }

    record Check(LocalDate on, boolean available, long position) {
        boolean says(LocalDate day, boolean seen) {
            return on.equals(day) && available == seen;
        }
    }

    CatalogueEntries {
        all = Ordered.map(all);
    }

    List<CatalogueEntryPublished> decide(
            PublishInCatalogue command, Descriptions descriptions, DecisionDay day) {
        var known = all.get(command.entry());
        var on = command.publishedOn();
        if (command.corrects() == null
                && known != null
                && known.shows(command.version(), command.way(), on)
                && known.knows(descriptions.textCorrected(command.version()))) return List.of();
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
        var known = all.get(command.entry());
        var on = command.checkedOn();
        // what was seen before the end may be said, and mended, after it
        if (known == null || (known.withdrawnOn() != null && !known.withdrawnOn().isAfter(on)))
            throw new CommandRefused(new NotPublished(command.service(), command.entry()));
        var last = known.lastCheck();
        if (command.corrects() == null && last != null && last.says(on, command.available()))
            return List.of();
        day.past().notBefore(known.publishedOn()).require("checkedOn", on, DateOutOfRange::new);
        return List.of(
                new CatalogueEntryChecked(
                        command.service(),
                        command.catalogue(),
                        command.site(),
                        command.available(),
                        on));
    }

    List<CatalogueEntryWithdrawn> decide(WithdrawFromCatalogue command, DecisionDay day) {
        var known = all.get(command.entry());
        var on = command.effectiveOn();
        if (known == null)
            throw new CommandRefused(new NotPublished(command.service(), command.entry()));
        if (command.corrects() == null
                && known.withdrawnOn() != null
                && !known.withdrawnOn().isAfter(on)) return List.of();
        day.effective()
                .notBefore(known.publishedOn())
                .require("effectiveOn", on, DateOutOfRange::new);
        return List.of(
                new CatalogueEntryWithdrawn(
                        command.service(), command.catalogue(), command.site(), on));
    }

    CatalogueEntries evolve(CatalogueEntryPublished event, Place place) {
        var known = all.get(event.entry());
        if (known != null && place.mends() && place.leaves(known.position())) return this;
        var mended = known != null && place.mends() ? known : null;
        return with(
                event.entry(),
                new Entry(
                        event.version(),
                        event.way(),
                        event.publishedOn(),
                        mended == null ? null : mended.withdrawnOn(),
                        place.position(),
                        mended == null ? Place.UNKNOWN : mended.withdrawnAt(),
                        known == null ? null : known.lastCheck()));
    }

    CatalogueEntries evolve(CatalogueEntryChecked event, Place place) {
        var check = new Check(event.checkedOn(), event.available(), place.position());
        return changed(
                event.entry(),
                it -> {
                    var last = it.lastCheck();
                    return last != null && place.leaves(last.position()) ? it : it.checked(check);
                });
    }

    CatalogueEntries evolve(CatalogueEntryWithdrawn event, Place place) {
        return changed(
                event.entry(),
                it ->
                        place.leaves(it.withdrawnAt())
                                ? it
                                : it.withdrawn(event.effectiveOn(), place.position()));
    }

    /** An entry that is not known stays unknown. */
    private CatalogueEntries changed(CatalogueEntryId entry, UnaryOperator<Entry> change) {
        var known = all.get(entry);
        return known == null ? this : with(entry, change.apply(known));
    }

    private CatalogueEntries with(CatalogueEntryId id, Entry entry) {
        var changed = new TreeMap<>(all);
        changed.put(id, entry);
        return new CatalogueEntries(changed);
    }
}
