package lv.atbilstiba.service.read;

import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.platform.read.Histories;
import lv.atbilstiba.platform.read.Versions;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.ServiceEvent;

import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Services to choose from, as of any position. */
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
        return 3;
    }

    @Override
    public List<String> tables() {
        return List.of(
                """
                CREATE TABLE service (
                    service uuid NOT NULL,
                    from_position bigint NOT NULL,
                    to_position bigint,
                    owner text NOT NULL,
                    details text NOT NULL,
                    kind text,
                    audiences text NOT NULL,
                    forms text NOT NULL,
                    stage text NOT NULL,
                    manager uuid,
                    manager_until date,
                    descriptions text NOT NULL,
                    catalogues text NOT NULL,
                    annulled boolean NOT NULL,
                    words text NOT NULL,
                    CONSTRAINT service_pk PRIMARY KEY (service, from_position)
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
        var fold = new Following(histories, position);
        try (var statement = at.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT service, from_position, owner, details, stage, manager,
                                       manager_until, descriptions, catalogues, annulled
                                FROM service
                                WHERE to_position IS NULL
                                """)) {
            while (rows.next()) {
                var line = ServiceRow.line(rows);
                fold.versions.loaded(line.id().value(), rows.getLong("from_position"), line);
            }
        }
        return fold;
    }

    private static final class Following implements Fold {
        private final Histories histories;
        private final Versions<UUID, ServiceLine> versions =
                new Versions<>(
                        Rows.keyed(
                                "service",
                                2,
                                "service uuid",
                                "from_position bigint",
                                "to_position bigint",
                                "owner text",
                                "details text",
                                "kind text",
                                "audiences text",
                                "forms text",
                                "stage text",
                                "manager uuid",
                                "manager_until date",
                                "descriptions text",
                                "catalogues text",
                                "annulled boolean",
                                "words text"),
                        ServiceRow::columns);
        private long last;

        private Following(Histories histories, long last) {
            this.histories = histories;
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
            var line =
                    fact.corrected() == null
                            ? ServiceLine.after(
                                    versions.get(service.value()).orElse(null), fact.event())
                            : ServiceLine.of(
                                    histories.standing(service.toString(), fact.position()));
            if (line != null) versions.put(service.value(), line, fact.position());
        }

        @Override
        public boolean beginFill() {
            versions.beginFill();
            return true;
        }

        @Override
        public void endFill(Connection connection) throws SQLException {
            flush(connection);
            versions.endFill(connection);
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            versions.flush(connection);
        }
    }
}
