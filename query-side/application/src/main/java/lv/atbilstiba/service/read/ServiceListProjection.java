package lv.atbilstiba.service.read;

import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.platform.read.Following;
import lv.atbilstiba.platform.read.HeldByDay;
import lv.atbilstiba.platform.read.Histories;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.ServiceEvent;

import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Services to choose from by what holds on a day, as of any position. */
@Component
final class ServiceListProjection implements Projection {
    static final ProjectionName NAME = ProjectionName.of("service.list");

    private final Histories histories;

    ServiceListProjection(Histories histories) {
        this.histories = histories;
    }

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of(
                """
                CREATE TABLE service (
                    service uuid NOT NULL,
                    holds_from date NOT NULL,
                    from_position bigint NOT NULL,
                    to_position bigint,
                    holds_until date,
                    owner text NOT NULL,
                    details text NOT NULL,
                    kind text,
                    audiences text NOT NULL,
                    forms text NOT NULL,
                    stage text NOT NULL,
                    manager uuid,
                    manager_until date,
                    description int,
                    catalogues text NOT NULL,
                    annulled boolean NOT NULL,
                    words text NOT NULL,
                    CONSTRAINT service_pk PRIMARY KEY (service, holds_from, from_position)
                )
                """);
    }

    @Override
    public List<String> indexes() {
        return List.of(
                "CREATE INDEX service_ix_owner ON service (owner, service)",
                "CREATE INDEX service_ix_manager ON service (manager, service)");
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return ServiceEvent.class.isAssignableFrom(eventType)
                || CatalogueEvent.class.isAssignableFrom(eventType);
    }

    @Override
    public Fold open(Connection at, long position) throws SQLException {
        var fold = new Lines(histories, position);
        try (var statement = at.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT *
                                FROM service
                                WHERE to_position IS NULL
                                """)) {
            while (rows.next()) {
                var line = ServiceRow.line(rows);
                fold.rows.loaded(line.id().value(), rows, line);
            }
        }
        return fold;
    }

    private static final class Lines implements Fold {
        private final Following<ServiceLine> services;
        private final HeldByDay<UUID, ServiceLine> rows =
                new HeldByDay<>(
                        Rows.keyed(
                                "service",
                                3,
                                "service uuid",
                                "holds_from date",
                                "from_position bigint",
                                "to_position bigint",
                                "holds_until date",
                                "owner text",
                                "details text",
                                "kind text",
                                "audiences text",
                                "forms text",
                                "stage text",
                                "manager uuid",
                                "manager_until date",
                                "description int",
                                "catalogues text",
                                "annulled boolean",
                                "words text"),
                        ServiceRow::columns);
        private long last;

        private Lines(Histories histories, long last) {
            services = new Following<>(histories, ServiceLine.LISTED);
            this.last = last;
        }

        @Override
        public void on(Recorded<Object> fact) {
            if (fact.position() <= last) return; // delivered again
            last = fact.position();
            switch (fact.event()) {
                case ServiceEvent it -> on(it.service(), fact);
                case CatalogueEvent it -> on(it.service(), fact);
                default -> {}
            }
        }

        private void on(ServiceId service, Recorded<Object> fact) {
            var spells = services.after(service.toString(), fact);
            if (spells != null) rows.put(service.value(), spells.list(), fact.position());
        }

        @Override
        public boolean beginFill() {
            rows.beginFill();
            return true;
        }

        @Override
        public void endFill(Connection connection) throws SQLException {
            flush(connection);
            rows.endFill(connection);
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            rows.flush(connection);
        }
    }
}
