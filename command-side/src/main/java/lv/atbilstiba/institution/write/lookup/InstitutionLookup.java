package lv.atbilstiba.institution.write.lookup;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.eventstore.BrokenEvent;
import lv.atbilstiba.platform.memory.Memory;
import lv.atbilstiba.platform.memory.Remembered;
import lv.atbilstiba.platform.projection.Views;
import lv.atbilstiba.platform.write.decision.Histories;
import lv.atbilstiba.platform.write.decision.Institutions;
import lv.atbilstiba.platform.write.decision.Lookup;
import lv.atbilstiba.platform.write.decision.PortfolioManagers;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers from the tables, and from the institution's own history before it denies anything. */
@Component
final class InstitutionLookup implements Institutions, PortfolioManagers {
    private static final String KIND =
            """
            SELECT kind
            FROM {tables}.institution
            WHERE institution = :institution
            """;
    private static final String STATE_LEADS =
            """
            SELECT institution
            FROM {tables}.state_lead
            ORDER BY institution
            """;
    private static final String UNDER =
            """
            SELECT institution
            FROM {tables}.institution
            WHERE under = :institution
            ORDER BY institution
            LIMIT 1
            """;
    private static final String MANAGED_BY =
            """
            SELECT institution
            FROM {tables}.portfolio_manager
            WHERE staff_id = :person
            ORDER BY institution
            """;

    private static final int MOST = 10_000;

    private final Remembered<InstitutionId, Boolean> known = Remembered.atMost(MOST);
    private final Lookup lookup;
    private final Histories histories;

    InstitutionLookup(ObjectProvider<Views> views, DataSource source, Histories histories) {
        this.lookup = new Lookup(InstitutionLookupProjection.NAME, views, source);
        this.histories = histories;
    }

    @Override
    public Optional<InstitutionKind> kindOf(InstitutionId institution) {
        return lookup
                .ask(
                        KIND,
                        sql ->
                                sql.param("institution", institution.registrationNumber())
                                        .query(String.class)
                                        .list())
                .stream()
                .findFirst()
                .map(InstitutionKind::valueOf)
                .or(() -> kindFromHistory(institution));
    }

    /** Remembers those that are there: an institution once registered stays. */
    @Override
    public boolean know(InstitutionId institution) {
        if (known.get(institution) != null) return true;
        long generation = Memory.generation();
        if (kindOf(institution).isEmpty()) return false;
        known.put(institution, true, generation);
        return true;
    }

    private Optional<InstitutionKind> kindFromHistory(InstitutionId institution) {
        Optional<InstitutionKind> kind = Optional.empty();
        for (var message : histories.standing(institution)) {
            switch (message.getPayload()) {
                case InstitutionRegistered event -> kind = Optional.of(event.details().kind());
                case InstitutionChanged event -> kind = Optional.of(event.details().kind());
                default -> {}
            }
        }
        return kind;
    }

    @Override
    public Optional<InstitutionId> stateLeadBeside(
            InstitutionId asking, LocalDate from, @Nullable LocalDate until) {
        return lookup.ask(STATE_LEADS, sql -> sql.query(String.class).list()).stream()
                .map(InstitutionId::new)
                .filter(it -> !it.equals(asking) && leads(it, from, until))
                .findFirst();
    }

    /** Whether it leads on one of these days, by its declarations as they were mended. */
    private boolean leads(InstitutionId institution, LocalDate from, @Nullable LocalDate until) {
        var leads = Timeline.<Boolean>empty();
        try {
            for (var message : histories.standing(institution)) {
                if (message.getPayload() instanceof ManagementRolesDeclared declared)
                    leads =
                            leads.with(
                                    message.getSequenceNumber(),
                                    null,
                                    declared.effectiveOn(),
                                    declared.roles().contains(ManagementRole.STATE_LEAD));
            }
        } catch (BrokenEvent e) {
            // it led when that could be read last: no other may begin to
            return true;
        }
        return leads.says(true, from)
                || leads.after(from).stream()
                        .anyMatch(it -> it.value() && (until == null || it.day().isBefore(until)));
    }

    @Override
    public Optional<InstitutionId> anyUnder(InstitutionId institution) {
        return lookup
                .ask(
                        UNDER,
                        sql ->
                                sql.param("institution", institution.registrationNumber())
                                        .query(String.class)
                                        .list())
                .stream()
                .map(InstitutionId::new)
                .findFirst();
    }

    @Override
    public List<InstitutionId> everManagedBy(StaffId person, long position) {
        lookup.await(position);
        return lookup
                .ask(
                        MANAGED_BY,
                        sql -> sql.param("person", person.value()).query(String.class).list())
                .stream()
                .map(InstitutionId::new)
                .toList();
    }
}
