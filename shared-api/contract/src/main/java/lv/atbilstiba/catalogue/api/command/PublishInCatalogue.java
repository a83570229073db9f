package lv.atbilstiba.catalogue.api.command;

import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Say that a catalogue shows the service, or shows another version of its description than before.
 *
 * @param version the registered version it shows
 * @param publishedOn the day from which it shows it
 */
public record PublishInCatalogue(
        @TargetAggregateIdentifier ServiceId service,
        CatalogueCode catalogue,
        int version,
        PublicationWay way,
        LocalDate publishedOn,
        @Nullable Correction corrects)
        implements Correcting {}
