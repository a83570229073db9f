package lv.atbilstiba.staff.automation;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.ReleasePortfolioManager;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.projection.Follower;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.Histories;
import lv.atbilstiba.platform.write.decision.PortfolioManagers;
import lv.atbilstiba.platform.write.decision.ServicePeople;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.EngageProvider;
import lv.atbilstiba.service.api.command.ReleaseServiceManager;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ProviderReleased;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Whoever leaves holds no appointment from that day on. The lookups name the candidates; what the
 * person still holds is read from their histories, so a repetition finds nothing left to do. What
 * is refused stays as it is, and ROLE-08 shows it.
 */
@Component
final class WhenStaffMemberLeftThenReleaseAppointments implements Follower {
    private static final Logger LOG =
            LoggerFactory.getLogger(WhenStaffMemberLeftThenReleaseAppointments.class);
    private static final Basis LEFT = new Basis("Darba attiecību izbeigšana (automātiski)");

    private final AutomationProperties properties;
    private final ServicePeople services;
    private final PortfolioManagers portfolios;
    private final Histories histories;
    private final ObjectProvider<CommandGateway> commands;

    WhenStaffMemberLeftThenReleaseAppointments(
            AutomationProperties properties,
            ServicePeople services,
            PortfolioManagers portfolios,
            Histories histories,
            ObjectProvider<CommandGateway> commands) {
        this.properties = properties;
        this.services = services;
        this.portfolios = portfolios;
        this.histories = histories;
        this.commands = commands;
    }

    @Override
    public ProjectionName name() {
        return ProjectionName.of("staff.release-appointments");
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return eventType == StaffMemberLeft.class;
    }

    @Override
    public void on(Recorded<Object> fact) {
        if (!properties.releaseAppointments()
                || !(fact.event() instanceof StaffMemberLeft(var person, _, var leftOn))) return;
        var cause = causedBy(fact);
        for (var institution : portfolios.everManagedBy(person, fact.position())) {
            if (managesPortfolio(person, institution, leftOn))
                send(new ReleasePortfolioManager(institution, leftOn, LEFT), cause);
        }
        for (var service : services.everServedBy(person, fact.position())) {
            for (var command : releases(person, service, leftOn)) send(command, cause);
        }
    }

    private boolean managesPortfolio(StaffId person, InstitutionId institution, LocalDate leftOn) {
        var held = false;
        for (var message : histories.of(institution)) {
            var event = message.getPayload();
            if (event instanceof PortfolioManagerAppointed appointed)
                held = appointed.person().equals(person);
            if (event instanceof PortfolioManagerReleased released)
                held = held && released.effectiveOn().isAfter(leftOn);
        }
        return held;
    }

    private List<Object> releases(StaffId person, ServiceId service, LocalDate leftOn) {
        var manages = false;
        var annulled = false;
        var engaged = new TreeMap<InstitutionId, ProviderEngaged>();
        for (var message : histories.of(service)) {
            switch (message.getPayload()) {
                case ServiceManagerAppointed appointed ->
                        manages = appointed.person().equals(person);
                case ServiceManagerReleased released -> {
                    if (!released.effectiveOn().isAfter(leftOn)) manages = false;
                }
                case ProviderEngaged event -> engaged.put(event.provider(), event);
                case ProviderReleased event -> engaged.remove(event.provider());
                case ServiceAnnulled _ -> annulled = true;
                default -> {}
            }
        }
        if (annulled) return List.of();
        var commands = new ArrayList<Object>();
        if (manages) commands.add(new ReleaseServiceManager(service, leftOn, LEFT));
        for (var engagement : engaged.values()) {
            if (!engagement.responsible().contains(person)) continue;
            var others = new TreeSet<>(engagement.responsible());
            others.remove(person);
            var from =
                    leftOn.isBefore(engagement.effectiveOn()) ? engagement.effectiveOn() : leftOn;
            commands.add(new EngageProvider(service, engagement.provider(), others, from, null));
        }
        return commands;
    }

    private void send(Object command, Provenance cause) {
        try {
            commands.getObject()
                    .sendAndWait(
                            GenericCommandMessage.asCommandMessage(command)
                                    .withMetaData(EventMetadata.of(cause)));
        } catch (CommandRefused refused) {
            LOG.info(
                    "command={} outcome=refused refusal={}",
                    command.getClass().getSimpleName(),
                    refused.getMessage());
        }
    }

    private static Provenance causedBy(Recorded<Object> fact) {
        var cause = fact.provenance();
        return new Provenance(
                Provenance.REGISTER.actor(),
                null,
                null,
                null,
                cause.correlation(),
                causation(fact.position()),
                null,
                null);
    }

    /** A fact's id as a cause, made from its position, which is what identifies it everywhere. */
    private static UUID causation(long position) {
        return UUID.nameUUIDFromBytes(("position-" + position).getBytes(StandardCharsets.US_ASCII));
    }
}
