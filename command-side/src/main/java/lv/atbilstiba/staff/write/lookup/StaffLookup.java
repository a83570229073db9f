package lv.atbilstiba.staff.write.lookup;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.projection.Views;
import lv.atbilstiba.platform.security.Employers;
import lv.atbilstiba.platform.write.decision.Employments;
import lv.atbilstiba.platform.write.decision.Histories;
import lv.atbilstiba.platform.write.decision.Leavers;
import lv.atbilstiba.platform.write.decision.Lookup;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/** Answers from the tables where they say yes, and from the person's own history before a no. */
@Component
final class StaffLookup implements Employments, Employers, Leavers {
    private static final String EMPLOYMENT =
            """
            SELECT e.institution, e.joined_on, l.left_on
            FROM {tables}.employment e
            LEFT JOIN {tables}.leaving l ON l.staff_id = e.staff_id
            WHERE e.staff_id = :person
            """;

    private static final String LEFT_WITH_LOGIN =
            """
            SELECT l.staff_id
            FROM {tables}.leaving l
            JOIN vault.linked_login v ON v.staff_id = l.staff_id
            WHERE l.left_on <= :today
            ORDER BY l.staff_id
            """;

    private final Lookup lookup;
    private final Histories histories;

    StaffLookup(ObjectProvider<Views> views, DataSource source, Histories histories) {
        this.lookup = new Lookup(StaffLookupProjection.NAME, views, source);
        this.histories = histories;
    }

    private record Employment(
            InstitutionId institution, LocalDate joinedOn, @Nullable LocalDate leftOn) {
        boolean holds(InstitutionId asked, LocalDate on) {
            return institution.equals(asked)
                    && !on.isBefore(joinedOn)
                    && (leftOn == null || on.isBefore(leftOn));
        }
    }

    @Override
    public boolean employed(StaffId person, InstitutionId institution, LocalDate on) {
        return fromTable(person).filter(known -> known.holds(institution, on)).isPresent()
                || fromHistory(person).filter(known -> known.holds(institution, on)).isPresent();
    }

    @Override
    public Optional<InstitutionId> employerOf(StaffId person) {
        return fromTable(person).or(() -> fromHistory(person)).map(Employment::institution);
    }

    @Override
    public List<StaffId> whoStillHaveALogin(LocalDate today) {
        return lookup
                .ask(LEFT_WITH_LOGIN, sql -> sql.param("today", today).query(UUID.class).list())
                .stream()
                .map(StaffId::new)
                .toList();
    }

    private Optional<Employment> fromTable(StaffId person) {
        lookup.requireReadable(person);
        return lookup
                .ask(
                        EMPLOYMENT,
                        sql ->
                                sql.param("person", person.value())
                                        .query((row, _) ->
                                                new Employment(
                                                        new InstitutionId(row.getString(1)),
                                                        row.getObject(2, LocalDate.class),
                                                        row.getObject(3, LocalDate.class)))
                                        .list())
                .stream()
                .findFirst();
    }

    private Optional<Employment> fromHistory(StaffId person) {
        Employment known = null;
        for (var message : histories.standing(person)) {
            var event = message.getPayload();
            if (event instanceof StaffMemberRegistered registered) {
                known = new Employment(registered.institution(), registered.joinedOn(), null);
            } else if (event instanceof StaffMemberLeft left && known != null) {
                known = new Employment(known.institution(), known.joinedOn(), left.leftOn());
            }
        }
        return Optional.ofNullable(known);
    }
}
