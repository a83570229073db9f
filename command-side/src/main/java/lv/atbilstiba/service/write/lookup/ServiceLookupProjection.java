package lv.atbilstiba.service.write.lookup;

import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.service.api.ServiceId;
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

import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who owns a service, who manages it, and who ever had to do with it. */
@Component
final class ServiceLookupProjection implements Projection {
    static final ProjectionName NAME = ProjectionName.of("service.lookup");

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String schemaFamily() {
        return "write";
    }

    @Override
    public List<String> tables() {
        return List.of(
                """
                CREATE TABLE service (
                    service_id uuid CONSTRAINT service_pk PRIMARY KEY,
                    owner text NOT NULL,
                    stage text NOT NULL
                )
                """,
                """
                CREATE TABLE manager (
                    service_id uuid CONSTRAINT manager_pk PRIMARY KEY,
                    staff_id uuid NOT NULL,
                    since_on date NOT NULL,
                    until_on date,
                    fact_position bigint NOT NULL
                )
                """,
                """
                CREATE TABLE person (
                    staff_id uuid NOT NULL,
                    service_id uuid NOT NULL,
                    CONSTRAINT person_pk PRIMARY KEY (staff_id, service_id)
                )
                """);
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return eventType == ServiceRegistered.class
                || eventType == LifecycleStageEntered.class
                || eventType == ServiceManagerAppointed.class
                || eventType == ServiceManagerReleased.class
                || eventType == ProviderEngaged.class;
    }

    /** Knows the manager of every service: a few bytes each. */
    @Override
    public Fold open(Connection at, long position) throws SQLException {
        var appointments = new HashMap<ServiceId, Post.Tenure>();
        if (position >= 0) {
            try (var statement =
                            at.prepareStatement(
                                    """
                                    SELECT service_id, staff_id, since_on, until_on, fact_position
                                    FROM manager
                                    """);
                    var row = statement.executeQuery()) {
                while (row.next()) {
                    appointments.put(
                            new ServiceId(row.getObject(1, UUID.class)),
                            new Post.Tenure(
                                    new StaffId(row.getObject(2, UUID.class)),
                                    row.getObject(3, LocalDate.class),
                                    row.getObject(4, LocalDate.class),
                                    row.getLong(5),
                                    null));
                }
            }
        }
        return new ServiceFold(appointments);
    }

    private static final class ServiceFold implements Fold {
        private final Map<ServiceId, Post.Tenure> appointments;
        private final Rows services =
                Rows.keyed("service", 1, "service_id uuid", "owner text", "stage text");
        private final Rows managers =
                Rows.keyed(
                        "manager",
                        1,
                        "service_id uuid",
                        "staff_id uuid",
                        "since_on date",
                        "until_on date",
                        "fact_position bigint");
        private final Rows people = Rows.keyed("person", 2, "staff_id uuid", "service_id uuid");

        ServiceFold(Map<ServiceId, Post.Tenure> appointments) {
            this.appointments = appointments;
        }

        @Override
        public void on(Recorded<Object> fact) {
            if (!(fact.event() instanceof ServiceEvent event)) return;
            var service = event.service();
            switch (event) {
                case ServiceRegistered registered -> {
                    // its owner is never mended
                    if (fact.corrected() == null)
                        services.put(
                                service.value(),
                                registered.owner().registrationNumber(),
                                registered.stage().name());
                }
                case LifecycleStageEntered entered ->
                        services.put(
                                service.value(),
                                entered.owner().registrationNumber(),
                                entered.stage().name());
                case ServiceManagerAppointed appointed -> {
                    people.put(appointed.person().value(), service.value());
                    if (fact.corrected() == null)
                        put(
                                service,
                                new Post.Tenure(
                                        appointed.person(),
                                        appointed.effectiveOn(),
                                        null,
                                        fact.position(),
                                        null));
                    else forget(service);
                }
                case ServiceManagerReleased released -> {
                    var last = appointments.get(service);
                    if (fact.corrected() != null) forget(service);
                    else if (last != null)
                        put(
                                service,
                                new Post.Tenure(
                                        last.person(),
                                        last.since(),
                                        released.effectiveOn(),
                                        last.appointed(),
                                        fact.position()));
                }
                case ProviderEngaged engaged ->
                        engaged.responsible()
                                .forEach(person -> people.put(person.value(), service.value()));
                case ServiceChanged _,
                        ServiceAnnulled _,
                        ProviderReleased _,
                        DescriptionRegistered _,
                        DescriptionReviewed _,
                        DescriptionWithdrawn _ -> {}
            }
        }

        private void put(ServiceId service, Post.Tenure appointment) {
            appointments.put(service, appointment);
            managers.put(
                    service.value(),
                    appointment.person().value(),
                    appointment.since(),
                    appointment.until(),
                    appointment.appointed());
        }

        /** Of a post with a correction only the history tells who holds it. */
        private void forget(ServiceId service) {
            appointments.remove(service);
            managers.delete(service.value());
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            services.flush(connection);
            managers.flush(connection);
            people.flush(connection);
        }
    }
}
