package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.rules.FindingLedger;
import lv.atbilstiba.compliance.rules.Register;
import lv.atbilstiba.compliance.rules.RuleBook;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** The ledger at work: persists what it yields, and who belongs to whom. */
final class FindingFold implements Projection.Fold {
    private final FindingLedger ledger = new FindingLedger(RuleBook.current(), new Register());
    private final FindingRows findings = new FindingRows();
    private final Rows subjects =
            Rows.keyed(
                    "subject",
                    1,
                    "subject text",
                    "kind text",
                    "institution text",
                    "registered_position bigint");
    private final Rows annulments = Rows.appended("annulment", "subject text", "position bigint");
    private final Rows memberships =
            Rows.appended(
                    "membership",
                    "institution text",
                    "position bigint",
                    "effective_on date",
                    "kind text",
                    "under text",
                    "corrects bigint");
    private final Rows policyChanges = Rows.appended("policy_change", "position bigint");

    /** Folds what is in the tables already. */
    void remember(Recorded<Object> event) {
        ledger.apply(event);
    }

    @Override
    public void on(Recorded<Object> event) {
        var changes = ledger.apply(event);
        for (var change : changes) findings.take(change, ledger.register().logTime());
        long position = event.position();
        switch (event.event()) {
            case ServiceRegistered(var service, var owner, _, _, _, _) ->
                    subject(SubjectId.of(service), owner, position);
            case ServiceAnnulled(var service, _, _) ->
                    annulments.put(SubjectId.of(service), position);
            case InstitutionRegistered(var institution, var details, var since, _) -> {
                subject(SubjectId.of(institution), institution, position);
                membership(event, institution, details, since);
            }
            case InstitutionChanged(var institution, var details, var effectiveOn) ->
                    membership(event, institution, details, effectiveOn);
            case PolicyEvent _ -> policyChanges.put(position);
            default -> {
                // changes neither who there is nor who belongs to whom
            }
        }
    }

    private void subject(SubjectId subject, InstitutionId institution, long position) {
        subjects.put(subject, subject.kind(), institution.registrationNumber(), position);
    }

    private void membership(
            Recorded<Object> event,
            InstitutionId institution,
            InstitutionDetails details,
            LocalDate effectiveOn) {
        memberships.put(
                institution.registrationNumber(),
                event.position(),
                effectiveOn,
                details.kind(),
                details.under() == null ? null : details.under().registrationNumber(),
                event.corrected());
    }

    @Override
    public void beginFill() {
        findings.keepOpenOnes(true);
    }

    @Override
    public void endFill(Connection connection) throws SQLException {
        findings.keepOpenOnes(false);
        flush(connection);
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        findings.flush(connection);
        subjects.flush(connection);
        annulments.flush(connection);
        memberships.flush(connection);
        policyChanges.flush(connection);
    }
}
