package lv.atbilstiba.service.write;

import lv.atbilstiba.catalogue.api.CatalogueRefusal.DateOutOfRange;
import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.catalogue.api.command.RecordSupplementaryInformation;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.write.decision.DecisionDay;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The explaining and educating information there is besides the description. */
record SupplementaryInformation(Set<Item> items) {
    static final SupplementaryInformation NONE = new SupplementaryInformation(Set.of());

    record Item(InformationForm form, LocalizedText title, @Nullable URI location) {}

    SupplementaryInformation {
        items = Set.copyOf(items);
    }

    List<SupplementaryInformationRecorded> decide(
            RecordSupplementaryInformation command,
            Identity identity,
            Stage stage,
            DecisionDay day) {
        if (items.contains(new Item(command.form(), command.title(), command.location())))
            return List.of();
        stage.requireNotLiquidated(identity, command.availableOn());
        day.past().require("availableOn", command.availableOn(), DateOutOfRange::new);
        return List.of(
                new SupplementaryInformationRecorded(
                        command.service(),
                        command.form(),
                        command.title(),
                        command.location(),
                        command.availableOn()));
    }

    SupplementaryInformation evolve(SupplementaryInformationRecorded event) {
        var added = new Item(event.form(), event.title(), event.location());
        return new SupplementaryInformation(
                Stream.concat(items.stream(), Stream.of(added))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
