package lv.atbilstiba.compliance.read;

import lv.atbilstiba.audit.words.Concerned;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.rules.Register;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Places;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** The ledger at work: persists what it yields, and who belongs to whom. */
final class FindingFold implements Projection.Fold {
    /** Events whose judging is worth sharing out when facts are folded in silence. */
    private static final int MANY = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(FindingFold.class);

    private final Register register = new Register();

    /** Aggregates of which something that was folded once cannot be read any more. */
    private final Set<String> unread = new HashSet<>();

    /** Of what institutions are, and under whom. */
    private final Places places = new Places();

    private final JudgingWorkers findings;
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
                    "place bigint");
    private final Rows engagements = Rows.keyed("engagement", 2, "provider text", "service text");
    private final Rows policyChanges = Rows.appended("policy_change", "position bigint");

    private int remembered;

    /**
     * @param workers how many threads judge
     */
    FindingFold(int workers) {
        findings = new JudgingWorkers(workers, register);
    }

    /** Folds what is in the tables already; {@link #remembered} comes after the last. */
    void remember(Recorded<Object> event) {
        if (event.event() instanceof Unreadable unreadable) {
            // an older release could read it, and the tables hold what came of it
            LOG.atError()
                    .addKeyValue("position", event.position())
                    .addKeyValue("subject", unreadable.aggregate())
                    .log("event cannot be read any more: nothing later is taken in of its subject");
            unread.add(unreadable.aggregate());
            return;
        }
        if (isUnread(event)) return;
        register.apply(event).forEach(findings::take);
        if (event.event() instanceof InstitutionEvent) places.take(event);
        if (++remembered % MANY == 0) findings.judge(true);
    }

    void remembered() {
        findings.judge(true);
    }

    private boolean isUnread(Recorded<Object> event) {
        return !unread.isEmpty() && unread.contains(Concerned.by(event.event()).own());
    }

    @Override
    public void on(Recorded<Object> event) {
        if (isUnread(event)) return;
        register.apply(event).forEach(findings::take);
        long position = event.position();
        switch (event.event()) {
            case ServiceRegistered(var service, var owner, _, _, _, _) ->
                    registered(event, SubjectId.of(service), owner);
            case ServiceAnnulled(var service, _, _) ->
                    annulments.put(SubjectId.of(service), position);
            case InstitutionRegistered(var institution, var details, var since, _) -> {
                registered(event, SubjectId.of(institution), institution);
                membership(event, institution, details, since);
            }
            case InstitutionChanged(var institution, var details, var effectiveOn) ->
                    membership(event, institution, details, effectiveOn);
            case ProviderEngaged(var service, var provider, _, _) ->
                    engagements.put(provider.registrationNumber(), SubjectId.of(service));
            case PolicyEvent _ -> policyChanges.put(position);
            default -> {
                // changes neither who there is nor who belongs to whom
            }
        }
    }

    /** Who was registered, since the first time: a mended registration makes no other subject. */
    private void registered(Recorded<?> event, SubjectId subject, InstitutionId institution) {
        if (event.corrected() == null) subject(subject, institution, event.position());
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
                places.take(event));
    }

    @Override
    public boolean beginFill() {
        findings.keepOpenOnes(true);
        return true;
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
        engagements.flush(connection);
        policyChanges.flush(connection);
    }
}
