package lv.atbilstiba.compliance.read;

import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.history.api.event.HistoryEvent;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.staff.api.event.StaffEvent;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.util.List;
import java.util.Map;

/**
 * What the rulebook says, as rows by position and by time. The facts behind them are not kept in
 * tables: they are folded again from the log when the projection is opened, so that there is one
 * way to come to a finding.
 *
 * <p>A subject of which an event cannot be taken in is parked: it stays as it was before, its later
 * events wait, and answers name it as stale. What others rest on it stays so too, since a service's
 * events change its institution's findings; so only a rebuild takes in what waits.
 */
@Component
final class FindingProjection implements Projection {
    static final ProjectionName NAME = ProjectionName.of("compliance.findings");

    /** More than this wait for each other, and for the database, rather than do more. */
    private static final int MOST_WORKERS = 4;

    private static final List<Class<?>> JUDGED =
            List.of(
                    AccessibilityEvent.class,
                    CatalogueEvent.class,
                    // the first fact of all opens the register, whatever it is
                    HistoryEvent.class,
                    InstitutionEvent.class,
                    PolicyEvent.class,
                    ServiceEvent.class,
                    StaffEvent.class);

    private final EventLog log;
    private final EventDecoder decoder;
    private final int workers;

    @Autowired
    FindingProjection(EventLog log, EventDecoder decoder) {
        this(log, decoder, Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * @param workers how many threads judge; the rows are the same whatever the number
     */
    FindingProjection(EventLog log, EventDecoder decoder, int workers) {
        this.log = log;
        this.decoder = decoder;
        this.workers = workers;
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
    public boolean onlyRebuildMends() {
        return true;
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return JUDGED.stream().anyMatch(family -> family.isAssignableFrom(eventType));
    }

    @Override
    public List<String> tables() {
        return List.of(
                """
                CREATE TABLE finding (
                    subject text NOT NULL,
                    rule text NOT NULL,
                    from_position bigint NOT NULL,
                    valid_from timestamptz NOT NULL,
                    to_position bigint,
                    superseded_at timestamptz,
                    valid_until timestamptz,
                    institution text NOT NULL,
                    status text NOT NULL,
                    severity text NOT NULL,
                    rule_version int NOT NULL,
                    reasons text NOT NULL,
                    since timestamptz NOT NULL,
                    cause bigint NOT NULL
                ) WITH (fillfactor = 90)
                """,
                """
                CREATE TABLE subject (
                    subject text NOT NULL,
                    kind text NOT NULL,
                    institution text NOT NULL,
                    registered_position bigint NOT NULL,
                    CONSTRAINT subject_pk PRIMARY KEY (subject)
                )
                """,
                """
                CREATE TABLE annulment (
                    subject text NOT NULL,
                    position bigint NOT NULL
                )
                """,
                """
                CREATE TABLE membership (
                    institution text NOT NULL,
                    position bigint NOT NULL,
                    effective_on date NOT NULL,
                    kind text NOT NULL,
                    under text,
                    place bigint NOT NULL
                )
                """,
                """
                CREATE TABLE engagement (
                    provider text NOT NULL,
                    service text NOT NULL,
                    CONSTRAINT engagement_pk PRIMARY KEY (provider, service)
                )
                """,
                """
                CREATE TABLE policy_change (
                    position bigint NOT NULL
                )
                """);
    }

    @Override
    public List<String> indexes() {
        return List.of(
                """
                CREATE UNIQUE INDEX finding_pk
                ON finding (subject, rule, from_position, valid_from)
                """,
                """
                CREATE INDEX finding_ix_institution_now ON finding (institution, status)
                WHERE to_position IS NULL
                """,
                """
                CREATE INDEX finding_ix_status_now ON finding (status, rule)
                WHERE to_position IS NULL
                """,
                """
                CREATE INDEX finding_ix_due ON finding (valid_from)
                WHERE to_position IS NULL AND status = 'NON_COMPLIANT'
                """,
                """
                CREATE INDEX finding_ix_until ON finding (valid_until)
                WHERE to_position IS NULL AND valid_until IS NOT NULL
                """,
                """
                CREATE INDEX finding_ix_institution_then ON finding (institution, from_position)
                """,
                """
                CREATE INDEX subject_ix_institution ON subject (institution)
                """);
    }

    @Override
    public Fold open(Connection at, long position) {
        return open(at, position, Map.of());
    }

    @Override
    public Fold open(Connection at, long position, Map<String, Long> parked) {
        var fold = new FindingFold(workers);
        if (position > 0)
            log.replay(
                    0,
                    position,
                    event -> {
                        var since = parked.get(event.aggregate());
                        if (since == null || event.position() < since)
                            fold.remember(decoder.read(event));
                    });
        fold.remembered();
        return fold;
    }
}
