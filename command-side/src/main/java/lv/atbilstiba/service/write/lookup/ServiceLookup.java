package lv.atbilstiba.service.write.lookup;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.projection.Views;
import lv.atbilstiba.platform.security.ServiceHolders;
import lv.atbilstiba.platform.write.decision.Histories;
import lv.atbilstiba.platform.write.decision.Lookup;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.platform.write.decision.RegisteredServices;
import lv.atbilstiba.platform.write.decision.ServicePeople;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Answers from the tables where they know, else from the service's own history. Who manages a
 * service is asked today: an appointment that has not begun, or has ended, gives no right.
 */
@Component
final class ServiceLookup implements ServiceHolders, ServicePeople, RegisteredServices {
    private static final String OWNER =
            """
            SELECT owner
            FROM {tables}.service
            WHERE service_id = :service
            """;
    private static final String MANAGER =
            """
            SELECT staff_id, since_on, until_on, fact_position
            FROM {tables}.manager
            WHERE service_id = :service
            """;
    private static final String CHANGED_SINCE =
            """
            SELECT EXISTS (
                SELECT
                FROM eventstore.domain_event
                WHERE aggregate_identifier = :service
                AND global_index > :position
                AND payload_type IN (:types)
            )
            """;

    /** Asked of the log itself: a service registered a moment ago counts. */
    private static final String ANY =
            """
            SELECT EXISTS (
                SELECT
                FROM eventstore.domain_event
                WHERE payload_type = :type
            )
            """;

    private static final List<String> APPOINTMENTS =
            List.of(
                    ServiceManagerAppointed.class.getName(),
                    ServiceManagerReleased.class.getName());
    private static final String SERVED_BY =
            """
            SELECT service_id
            FROM {tables}.person
            WHERE staff_id = :person
            ORDER BY service_id
            """;

    private final Lookup lookup;
    private final Histories histories;
    private final Clock clock;
    private final JdbcClient jdbc;

    ServiceLookup(
            ObjectProvider<Views> views,
            DataSource source,
            Histories histories,
            @Qualifier("registerClock") Clock clock) {
        this.lookup = new Lookup(ServiceLookupProjection.NAME, views, source);
        this.histories = histories;
        this.clock = clock;
        this.jdbc = JdbcClient.create(source);
    }

    @Override
    public boolean any() {
        return jdbc.sql(ANY)
                .param("type", ServiceRegistered.class.getName())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<InstitutionId> ownerOf(ServiceId service) {
        return lookup
                .ask(OWNER, sql -> sql.param("service", service.value()).query(String.class).list())
                .stream()
                .findFirst()
                .map(InstitutionId::new)
                .or(() ->
                        histories.standing(service).stream()
                                .limit(1)
                                .map(message -> (ServiceRegistered) message.getPayload())
                                .map(ServiceRegistered::owner)
                                .findFirst());
    }

    @Override
    public Optional<StaffId> managerOf(ServiceId service) {
        lookup.requireReadable(service);
        var today = RigaCalendar.dayOf(clock.instant());
        return lookup
                .ask(
                        MANAGER,
                        sql ->
                                sql.param("service", service.value())
                                        .query((row, _) ->
                                                new Post.Tenure(
                                                        new StaffId(row.getObject(1, UUID.class)),
                                                        row.getObject(2, LocalDate.class),
                                                        row.getObject(3, LocalDate.class),
                                                        row.getLong(4),
                                                        null))
                                        .list())
                .stream()
                .filter(appointment -> appointment.holdsOn(today))
                .filter(appointment -> !changedSince(service, appointment.appointed()))
                .findFirst()
                .map(Post.Tenure::person)
                .or(() -> fromHistory(service).holdersOn(today).stream().findFirst());
    }

    /** The tables are a moment late: whoever was released just now has no right any more. */
    private boolean changedSince(ServiceId service, long position) {
        return jdbc.sql(CHANGED_SINCE)
                .param("service", service.toString())
                .param("position", position)
                .param("types", APPOINTMENTS)
                .query(Boolean.class)
                .single();
    }

    private Post fromHistory(ServiceId service) {
        var post = Post.NEVER_FILLED;
        for (var message : histories.standing(service)) {
            var position = Place.of(message.getMetaData()).position();
            switch (message.getPayload()) {
                case ServiceManagerAppointed(_, var person, var on, _) ->
                        post = post.appointed(position, null, on, person);
                case ServiceManagerReleased(_, var who, var on, _) ->
                        post = post.released(position, null, on, who);
                default -> {}
            }
        }
        return post;
    }

    @Override
    public List<ServiceId> everServedBy(StaffId person, long position) {
        lookup.await(position);
        return lookup
                .ask(SERVED_BY, sql -> sql.param("person", person.value()).query(UUID.class).list())
                .stream()
                .map(ServiceId::new)
                .toList();
    }
}
