package lv.atbilstiba.staff.automation;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.ReleasePortfolioManager;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.projection.Follower;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.Histories;
import lv.atbilstiba.platform.write.decision.Place;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Whoever leaves holds no appointment from that day on. The lookups name the candidates; what the
 * person still holds is read from what stands of their histories, so a repetition finds nothing
 * left to do. Each release names her, so that nobody else is released who was appointed meanwhile.
 * What is refused stays as it is, and ROLE-08 shows it.
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
            for (var tenure : portfolioOf(institution).tenures()) {
                if (mustEnd(tenure, person, leftOn))
                    send(
                            new ReleasePortfolioManager(
                                    institution,
                                    person,
                                    endOf(tenure, leftOn),
                                    LEFT,
                                    mendedEnd(tenure)),
                            cause);
            }
        }
        for (var service : services.everServedBy(person, fact.position())) {
            for (var command : releases(person, service, leftOn)) send(command, cause);
        }
    }

    private Post portfolioOf(InstitutionId institution) {
        var post = Post.NEVER_FILLED;
        for (var message : histories.standing(institution)) {
            var position = Place.of(message.getMetaData()).position();
            switch (message.getPayload()) {
                case PortfolioManagerAppointed(_, var who, var on, _) ->
                        post = post.appointed(position, null, on, who);
                case PortfolioManagerReleased(_, var who, var on, _) ->
                        post = post.released(position, null, on, who);
                default -> {}
            }
        }
        return post;
    }

    /** Whether the person is appointed for a day on which she is no longer employed. */
    private static boolean mustEnd(Post.Tenure tenure, StaffId person, LocalDate leftOn) {
        return tenure.person().equals(person) && !tenure.endedBy(endOf(tenure, leftOn));
    }

    /** An appointment that had not begun when she left ends as it begins. */
    private static LocalDate endOf(Post.Tenure tenure, LocalDate leftOn) {
        return leftOn.isBefore(tenure.since()) ? tenure.since() : leftOn;
    }

    /** An end that is recorded already, for a later day, is moved. */
    private static @Nullable Correction mendedEnd(Post.Tenure tenure) {
        var released = tenure.released();
        return released == null ? null : new Correction(released, LEFT.document());
    }

    private List<Object> releases(StaffId person, ServiceId service, LocalDate leftOn) {
        var post = Post.NEVER_FILLED;
        var engaged = new TreeMap<InstitutionId, Timeline<SortedSet<StaffId>>>();
        for (var message : histories.standing(service)) {
            var position = Place.of(message.getMetaData()).position();
            switch (message.getPayload()) {
                case ServiceManagerAppointed(_, var who, var on, _) ->
                        post = post.appointed(position, null, on, who);
                case ServiceManagerReleased(_, var who, var on, _) ->
                        post = post.released(position, null, on, who);
                case ProviderEngaged(_, var provider, var named, var on) ->
                        engaged.merge(
                                provider,
                                Timeline.<SortedSet<StaffId>>empty()
                                        .with(position, null, on, named),
                                (before, _) -> before.with(position, null, on, named));
                case ProviderReleased(_, var provider, var on) ->
                        engaged.computeIfPresent(
                                provider,
                                (_, before) -> before.with(position, null, on, new TreeSet<>()));
                case ServiceAnnulled _ -> {
                    return List.of();
                }
                default -> {}
            }
        }
        var commands = new ArrayList<Object>();
        for (var tenure : post.tenures()) {
            if (mustEnd(tenure, person, leftOn))
                commands.add(
                        new ReleaseServiceManager(
                                service, person, endOf(tenure, leftOn), LEFT, mendedEnd(tenure)));
        }
        engaged.forEach((provider, named) -> {
            for (var from : withHer(named, person, leftOn)) {
                var others = new TreeSet<>(named.holding(from).orElseThrow().value());
                others.remove(person);
                commands.add(new EngageProvider(service, provider, others, from, null));
            }
        });
        return commands;
    }

    /** The days, none before she left, from which she is named. */
    private static List<LocalDate> withHer(
            Timeline<SortedSet<StaffId>> named, StaffId person, LocalDate leftOn) {
        var days = new ArrayList<LocalDate>();
        named.holding(leftOn)
                .filter(fact -> fact.value().contains(person))
                .ifPresent(_ -> days.add(leftOn));
        for (var later : named.after(leftOn))
            if (later.value().contains(person)) days.add(later.day());
        return days;
    }

    private void send(Object command, Provenance cause) {
        try {
            commands.getObject()
                    .sendAndWait(
                            GenericCommandMessage.asCommandMessage(command)
                                    .withMetaData(
                                            EventMetadata.of(
                                                    command instanceof Correcting mending
                                                            ? mending(cause, mending.corrects())
                                                            : cause)));
        } catch (CommandRefused refused) {
            LOG.info(
                    "command={} outcome=refused refusal={}",
                    command.getClass().getSimpleName(),
                    refused.getMessage());
        }
    }

    private static Provenance mending(Provenance cause, @Nullable Correction mistake) {
        return new Provenance(
                cause.actor(),
                cause.onBehalfOf(),
                cause.institution(),
                cause.request(),
                cause.correlation(),
                cause.causation(),
                cause.submission(),
                mistake);
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
