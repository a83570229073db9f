package lv.atbilstiba.service.write;

import lv.atbilstiba.catalogue.api.CatalogueRefusal.DateOutOfRange;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.NotPublished;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.ServiceNotOffered;
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
import lv.atbilstiba.policy.api.CatalogueCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Where the service is shown, and where it once was. */
record CatalogueEntries(SortedMap<CatalogueCode, Entry> all) {
    static final CatalogueEntries NONE = new CatalogueEntries(new TreeMap<>());

    /**
     * @param version the version of the description it shows
     * @param withdrawnOn first day on which it no longer shows the service; null while it does
     * @param position the place of the fact that says so
     * @param lastCheck the newest look at it
     */
    record Entry(
            int version,
            PublicationWay way,
            LocalDate publishedOn,
            @Nullable LocalDate withdrawnOn,
            long position,
            @Nullable Check lastCheck) {
        Entry checked(Check check) {
            return new Entry(version, way, publishedOn, withdrawnOn, position, check);
        }

        Entry withdrawn(LocalDate on) {
            return new Entry(version, way, publishedOn, on, position, lastCheck);
        }

        boolean shows(int askedVersion, PublicationWay askedWay, LocalDate on) {
            return withdrawnOn == null
                    && version == askedVersion
                    && way == askedWay
                    && !on.isBefore(publishedOn);
        }
    }

    record Check(LocalDate on, boolean available) {}

    CatalogueEntries {
        all = Ordered.map(all);
    }

    List<CatalogueEntryPublished> decide(
            PublishInCatalogue command,
            Identity identity,
            Stage stage,
            Descriptions descriptions,
            DecisionDay day) {
        var known = all.get(command.catalogue());
        var on = command.publishedOn();
        if (command.corrects() == null) {
            if (known != null && known.shows(command.version(), command.way(), on))
                return List.of();
            if (stage.liquidatedOn(on))
                throw new CommandRefused(new ServiceNotOffered(command.service()));
        }
        new ACatalogueFitsTheAudience(
                        command.service(), command.catalogue(), identity.details().audiences())
                .require();
        new OnlyARegisteredVersionIsPublished(
                        command.service(), command.version(), descriptions, on)
                .require();
        day.past()
                .notBefore(descriptions.registeredOn().get(command.version() - 1))
                .require("publishedOn", on, DateOutOfRange::new);
        return List.of(
                new CatalogueEntryPublished(
                        command.service(),
                        command.catalogue(),
                        command.version(),
                        command.way(),
                        on));
    }

    List<CatalogueEntryChecked> decide(CheckCatalogueEntry command, DecisionDay day) {
        var known = all.get(command.catalogue());
        var on = command.checkedOn();
        if (known == null || (known.withdrawnOn() != null && !known.withdrawnOn().isAfter(on)))
            throw new CommandRefused(new NotPublished(command.service(), command.catalogue()));
        if (new Check(on, command.available()).equals(known.lastCheck())) return List.of();
        day.past().notBefore(known.publishedOn()).require("checkedOn", on, DateOutOfRange::new);
        return List.of(
                new CatalogueEntryChecked(
                        command.service(), command.catalogue(), command.available(), on));
    }

    List<CatalogueEntryWithdrawn> decide(WithdrawFromCatalogue command, DecisionDay day) {
        var known = all.get(command.catalogue());
        var on = command.effectiveOn();
        if (known == null)
            throw new CommandRefused(new NotPublished(command.service(), command.catalogue()));
        if (known.withdrawnOn() != null && !known.withdrawnOn().isAfter(on)) return List.of();
        day.effective()
                .notBefore(known.publishedOn())
                .require("effectiveOn", on, DateOutOfRange::new);
        return List.of(new CatalogueEntryWithdrawn(command.service(), command.catalogue(), on));
    }

    CatalogueEntries evolve(CatalogueEntryPublished event, Place place) {
        var known = all.get(event.catalogue());
        if (known != null && place.mends() && place.leaves(known.position())) return this;
        var withdrawnOn = known != null && place.mends() ? known.withdrawnOn() : null;
        return with(
                event.catalogue(),
                new Entry(
                        event.version(),
                        event.way(),
                        event.publishedOn(),
                        withdrawnOn,
                        place.position(),
                        known == null ? null : known.lastCheck()));
    }

    CatalogueEntries evolve(CatalogueEntryChecked event) {
        return changed(
                event.catalogue(),
                it -> it.checked(new Check(event.checkedOn(), event.available())));
    }

    CatalogueEntries evolve(CatalogueEntryWithdrawn event) {
        return changed(event.catalogue(), it -> it.withdrawn(event.effectiveOn()));
    }

    /** An entry that is not known stays unknown. */
    private CatalogueEntries changed(CatalogueCode catalogue, UnaryOperator<Entry> change) {
        var known = all.get(catalogue);
        return known == null ? this : with(catalogue, change.apply(known));
    }

    private CatalogueEntries with(CatalogueCode catalogue, Entry entry) {
        var changed = new TreeMap<>(all);
        changed.put(catalogue, entry);
        return new CatalogueEntries(changed);
    }
}
