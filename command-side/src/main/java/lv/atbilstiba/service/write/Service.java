package lv.atbilstiba.service.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import lv.atbilstiba.accessibility.api.command.ClaimAccessibilityNotApplicable;
import lv.atbilstiba.accessibility.api.command.ConfirmAccessibilityClaim;
import lv.atbilstiba.accessibility.api.command.EndAccessibilityRecord;
import lv.atbilstiba.accessibility.api.command.EndTerritorialTarget;
import lv.atbilstiba.accessibility.api.command.RecordAllSocialGroupsAccessibility;
import lv.atbilstiba.accessibility.api.command.RecordCrossBorderAccessibility;
import lv.atbilstiba.accessibility.api.command.RecordMultichannelAccessibility;
import lv.atbilstiba.accessibility.api.command.RecordTerritorialAccessibility;
import lv.atbilstiba.accessibility.api.command.ReviewAccessibility;
import lv.atbilstiba.accessibility.api.command.SetTerritorialTarget;
import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetEnded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetSet;
import lv.atbilstiba.catalogue.api.command.CheckCatalogueEntry;
import lv.atbilstiba.catalogue.api.command.EndSupplementaryInformation;
import lv.atbilstiba.catalogue.api.command.PublishInCatalogue;
import lv.atbilstiba.catalogue.api.command.RecordSupplementaryInformation;
import lv.atbilstiba.catalogue.api.command.WithdrawFromCatalogue;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationEnded;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Employments;
import lv.atbilstiba.platform.write.decision.Institutions;
import lv.atbilstiba.platform.write.decision.KnownTerritories;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.platform.write.decision.PortfolioHolders;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.ServiceRefusal.AlreadyRegistered;
import lv.atbilstiba.service.api.command.AnnulService;
import lv.atbilstiba.service.api.command.AppointServiceManager;
import lv.atbilstiba.service.api.command.ChangeService;
import lv.atbilstiba.service.api.command.EngageProvider;
import lv.atbilstiba.service.api.command.EnterLifecycleStage;
import lv.atbilstiba.service.api.command.RegisterDescription;
import lv.atbilstiba.service.api.command.RegisterService;
import lv.atbilstiba.service.api.command.ReleaseProvider;
import lv.atbilstiba.service.api.command.ReleaseServiceManager;
import lv.atbilstiba.service.api.command.ReviewDescription;
import lv.atbilstiba.service.api.command.WithdrawDescription;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionReviewed;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ProviderReleased;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A public or inter-institutional service: a shell around its parts, each of which decides about
 * and evolves with what concerns it.
 */
@Revision("3") // of its snapshots: whatever shape they have else is not read
@Aggregate(snapshotTriggerDefinition = "everyTwoHundredEvents")
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class Service {
    @AggregateIdentifier private @Nullable ServiceId id;
    private Identity identity;
    private Stage stage;
    private ManagerPost manager = ManagerPost.NEVER_FILLED;
    private Providers providers = Providers.NONE;
    private Descriptions descriptions = Descriptions.NONE;
    private CatalogueEntries catalogues = CatalogueEntries.NONE;
    private SupplementaryInformation information = SupplementaryInformation.NONE;
    private AccessibilityRecord accessibility = AccessibilityRecord.NONE;
    private TerritorialTarget target = TerritorialTarget.ALL_OF_LATVIA;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    Service() {}

    /**
     * Of a service that was registered in error nothing more is recorded. What makes it a service,
     * and what annuls it, see to that themselves.
     */
    @CommandHandlerInterceptor
    void mustStand(Object command) {
        if (!(command instanceof RegisterService || command instanceof AnnulService))
            identity.requireStanding();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RegisterService command, DecisionDay day, Institutions institutions) {
        if (id != null) throw new CommandRefused(new AlreadyRegistered(command.service()));
        apply(Identity.decide(command, day, institutions));
    }

    @CommandHandler
    void decide(ChangeService command, DecisionDay day) {
        if (command.corrects() == null) {
            var on = command.effectiveOn();
            stage.requireNotLiquidated(identity, on == null ? day.today() : on);
        }
        record(identity.decide(command, stage, day));
    }

    @CommandHandler
    void decide(AnnulService command, DecisionDay day) {
        record(identity.decide(command, stage, day));
    }

    @CommandHandler
    void decide(EnterLifecycleStage command, DecisionDay day) {
        record(stage.decide(command, identity, day));
    }

    @CommandHandler
    void decide(AppointServiceManager command, DecisionDay day, Employments employments) {
        record(manager.decide(command, identity, stage, day, employments));
    }

    @CommandHandler
    void decide(ReleaseServiceManager command, DecisionDay day) {
        record(manager.decide(command, day));
    }

    @CommandHandler
    void decide(
            EngageProvider command,
            DecisionDay day,
            Institutions institutions,
            Employments employments) {
        record(providers.decide(command, identity, stage, day, institutions, employments));
    }

    @CommandHandler
    void decide(ReleaseProvider command, DecisionDay day) {
        record(providers.decide(command, day));
    }

    @CommandHandler
    void decide(RegisterDescription command, DecisionDay day) {
        record(descriptions.decide(command, identity, stage, day));
    }

    @CommandHandler
    void decide(ReviewDescription command, DecisionDay day) {
        record(descriptions.decide(command, identity, stage, day));
    }

    @CommandHandler
    void decide(WithdrawDescription command, DecisionDay day) {
        record(descriptions.decide(command, day));
    }

    @CommandHandler
    void decide(PublishInCatalogue command, DecisionDay day) {
        record(catalogues.decide(command, descriptions, day));
    }

    @CommandHandler
    void decide(CheckCatalogueEntry command, DecisionDay day) {
        record(catalogues.decide(command, day));
    }

    @CommandHandler
    void decide(WithdrawFromCatalogue command, DecisionDay day) {
        record(catalogues.decide(command, day));
    }

    @CommandHandler
    void decide(RecordSupplementaryInformation command, DecisionDay day) {
        record(information.decide(command, identity, stage, day));
    }

    @CommandHandler
    void decide(EndSupplementaryInformation command, DecisionDay day) {
        record(information.decide(command, day));
    }

    @CommandHandler
    void decide(SetTerritorialTarget command, DecisionDay day, KnownTerritories territories) {
        if (command.corrects() == null) stage.requireNotLiquidated(identity, command.effectiveOn());
        record(target.decide(command, day, territories));
    }

    @CommandHandler
    void decide(EndTerritorialTarget command, DecisionDay day) {
        record(target.decide(command, day));
    }

    @CommandHandler
    void decide(EndAccessibilityRecord command, DecisionDay day) {
        record(accessibility.decide(command, day));
    }

    @CommandHandler
    void decide(RecordMultichannelAccessibility command, DecisionDay day) {
        if (command.corrects() == null) stage.requireNotLiquidated(identity, command.effectiveOn());
        record(accessibility.decide(command, identity, day));
    }

    @CommandHandler
    void decide(
            RecordTerritorialAccessibility command, DecisionDay day, KnownTerritories territories) {
        if (command.corrects() == null) stage.requireNotLiquidated(identity, command.effectiveOn());
        record(accessibility.decide(command, day, territories));
    }

    @CommandHandler
    void decide(RecordAllSocialGroupsAccessibility command, DecisionDay day) {
        if (command.corrects() == null) stage.requireNotLiquidated(identity, command.effectiveOn());
        record(accessibility.decide(command, identity, day));
    }

    @CommandHandler
    void decide(RecordCrossBorderAccessibility command, DecisionDay day) {
        if (command.corrects() == null) stage.requireNotLiquidated(identity, command.effectiveOn());
        record(accessibility.decide(command, day));
    }

    @CommandHandler
    void decide(ClaimAccessibilityNotApplicable command, DecisionDay day) {
        if (command.corrects() == null) stage.requireNotLiquidated(identity, command.effectiveOn());
        record(accessibility.decide(command, day));
    }

    @CommandHandler
    void decide(ConfirmAccessibilityClaim command, DecisionDay day, PortfolioHolders holders) {
        if (command.corrects() == null) stage.requireNotLiquidated(identity, command.confirmedOn());
        record(accessibility.decide(command, identity, day, holders));
    }

    @CommandHandler
    void decide(ReviewAccessibility command, DecisionDay day) {
        if (command.corrects() == null) stage.requireNotLiquidated(identity, command.reviewedOn());
        record(accessibility.decide(command, day));
    }

    private static void record(List<?> events) {
        events.forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void evolve(ServiceEvent event, Place place, @Timestamp Instant recordedAt) {
        switch (event) {
            case ServiceRegistered registered -> {
                if (id != null && place.mends()) {
                    identity = identity.evolve(registered, place);
                    stage = stage.evolve(registered, place);
                    return;
                }
                id = registered.service();
                identity = Identity.of(registered, place);
                stage = Stage.NONE.evolve(registered, place);
            }
            case ServiceChanged changed -> identity = identity.evolve(changed, place);
            case ServiceAnnulled _ -> identity = identity.annul();
            case LifecycleStageEntered entered -> stage = stage.evolve(entered, place);
            case ServiceManagerAppointed appointed -> manager = manager.evolve(appointed, place);
            case ServiceManagerReleased released -> manager = manager.evolve(released, place);
            case ProviderEngaged engaged -> providers = providers.evolve(engaged, place);
            case ProviderReleased released -> providers = providers.evolve(released, place);
            case DescriptionRegistered registered ->
                    descriptions =
                            descriptions.evolve(registered, place, RigaCalendar.dayOf(recordedAt));
            case DescriptionReviewed reviewed ->
                    descriptions = descriptions.evolve(reviewed, place);
            case DescriptionWithdrawn withdrawn ->
                    descriptions =
                            descriptions.evolve(withdrawn, place, RigaCalendar.dayOf(recordedAt));
        }
    }

    @EventSourcingHandler
    void evolve(CatalogueEvent event, Place place) {
        switch (event) {
            case CatalogueEntryPublished published ->
                    catalogues = catalogues.evolve(published, place);
            case CatalogueEntryChecked checked -> catalogues = catalogues.evolve(checked, place);
            case CatalogueEntryWithdrawn withdrawn ->
                    catalogues = catalogues.evolve(withdrawn, place);
            case SupplementaryInformationRecorded recorded ->
                    information = information.evolve(recorded, place);
            case SupplementaryInformationEnded ended -> information = information.evolve(ended);
        }
    }

    @EventSourcingHandler
    void evolve(
            AccessibilityEvent event,
            Place place,
            @MetaDataValue(EventMetadata.ACTOR) @Nullable String actor) {
        accessibility = accessibility.evolve(event, place, actor);
        if (event instanceof TerritorialTargetSet set) target = target.evolve(set, place);
        if (event instanceof TerritorialTargetEnded ended) target = target.evolve(ended, place);
    }
}
