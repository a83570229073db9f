package lv.atbilstiba.service.write;

import lv.atbilstiba.catalogue.api.CatalogueRefusal.DateOutOfRange;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.NoSuchInformation;
import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.catalogue.api.command.EndSupplementaryInformation;
import lv.atbilstiba.catalogue.api.command.RecordSupplementaryInformation;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationEnded;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Place;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The explaining and educating information there is besides the description.
 *
 * @param items in the order of the log, each correction in the place of the fact that it mends
 */
record SupplementaryInformation(List<Item> items) {
    static final SupplementaryInformation NONE = new SupplementaryInformation(List.of());

    /**
     * @param positions of the fact that says so and of its corrections
     * @param until first day on which it is available no longer; null while that is not said
     */
    record Item(
            List<Long> positions,
            InformationForm form,
            LocalizedText title,
            @Nullable URI location,
            LocalDate from,
            @Nullable LocalDate until) {
        Item {
            positions = List.copyOf(positions);
        }

        private boolean endedBy(LocalDate day) {
            return until != null && !until.isAfter(day);
        }

        private boolean is(RecordSupplementaryInformation command) {
            return form == command.form()
                    && title.equals(command.title())
                    && Objects.equals(location, command.location())
                    && !command.availableOn().isBefore(from)
                    && !endedBy(command.availableOn());
        }

        private Item until(LocalDate day) {
            return new Item(positions, form, title, location, from, day);
        }
    }

    SupplementaryInformation {
        items = List.copyOf(items);
    }

    List<SupplementaryInformationRecorded> decide(
            RecordSupplementaryInformation command,
            Identity identity,
            Stage stage,
            DecisionDay day) {
        if (command.corrects() == null) {
            if (items.stream().anyMatch(item -> item.is(command))) return List.of();
            stage.requireNotLiquidated(identity, command.availableOn());
        }
        day.past().require("availableOn", command.availableOn(), DateOutOfRange::new);
        return List.of(
                new SupplementaryInformationRecorded(
                        command.service(),
                        command.form(),
                        command.title(),
                        command.location(),
                        command.availableOn()));
    }

    List<SupplementaryInformationEnded> decide(
            EndSupplementaryInformation command, DecisionDay day) {
        var item = at(command.information());
        if (item == null)
            throw new CommandRefused(
                    new NoSuchInformation(command.service(), command.information()));
        var on = command.effectiveOn();
        if (command.corrects() == null && item.endedBy(on)) return List.of();
        day.effective().notBefore(item.from()).require("effectiveOn", on, DateOutOfRange::new);
        return List.of(
                new SupplementaryInformationEnded(
                        command.service(), command.information(), item.form(), item.title(), on));
    }

    private @Nullable Item at(long position) {
        for (var item : items) if (item.positions().contains(position)) return item;
        return null;
    }

    SupplementaryInformation evolve(SupplementaryInformationRecorded event, Place place) {
        var corrects = place.corrects();
        var wrong = corrects == null ? null : at(corrects.position());
        var positions = new ArrayList<Long>();
        if (wrong != null) positions.addAll(wrong.positions());
        positions.add(place.position());
        var item =
                new Item(
                        positions,
                        event.form(),
                        event.title(),
                        event.location(),
                        event.availableOn(),
                        wrong == null ? null : wrong.until());
        return with(wrong, item);
    }

    SupplementaryInformation evolve(SupplementaryInformationEnded event) {
        var item = at(event.information());
        return item == null ? this : with(item, item.until(event.effectiveOn()));
    }

    private SupplementaryInformation with(@Nullable Item before, Item after) {
        var changed = new ArrayList<>(items);
        int place = before == null ? -1 : changed.indexOf(before);
        if (place < 0) changed.add(after);
        else changed.set(place, after);
        return new SupplementaryInformation(changed);
    }
}
