package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.kernel.Recorded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Turns the log into rows of findings, event by event. An event judges whom it touched, at log
 * time, and predicts all that time alone will change; what had been predicted otherwise is dropped.
 * So the rows depend on the log alone, not on when or in what batches it is read, and no job has to
 * extend them: between two events the row that contains an instant is right for it.
 *
 * <p>In memory it keeps of each subject and rule the row that log time is in and the predicted
 * ones. For one thread. To share the work by subject, fold with one {@link Register} and give each
 * thread a ledger of its own: {@link #judge}.
 */
public final class FindingLedger {
    private final RuleBook book;
    private final Register register;
    private final boolean judgeEverything;
    private final Map<SubjectId, @Nullable Row[]> held = new HashMap<>();
    private final Pool pool = new Pool();

    public FindingLedger(RuleBook book, Register register) {
        this(book, register, false);
    }

    /**
     * @param judgeEverything whether to judge rules that the event cannot have touched, too
     */
    FindingLedger(RuleBook book, Register register, boolean judgeEverything) {
        this.book = book;
        this.register = register;
        this.judgeEverything = judgeEverything;
    }

    public Register register() {
        return register;
    }

    /** Folds the next event of the log into the register, and judges whom it touched. */
    public List<RowChange> apply(Recorded<?> recorded) {
        var touched = register.apply(recorded);
        if (touched.size() == 1) return judge(touched.getFirst());
        var changes = new ArrayList<RowChange>();
        for (var one : touched) changes.addAll(judge(one));
        return changes;
    }

    /**
     * Judges one subject that an event touched. Changes nothing if a rule fails.
     *
     * @return what changes in the table: what ends before what begins
     */
    public List<RowChange> judge(Touched touched) {
        var subject = touched.subject();
        var rules = book.rulesFor(subject.kind());
        var before = held.get(subject);
        var after = before == null ? new @Nullable Row[rules.size()] : before.clone();
        var changes = new ArrayList<RowChange>();
        var now = Moment.at(touched.logTime());
        int groups = FactGroup.mask(touched.groups());
        for (int index = 0; index < rules.size(); index++) {
            if (before != null && !judgeEverything && !book.reads(subject.kind(), index, groups))
                continue;
            after[index] =
                    judge(
                            touched,
                            rules.get(index),
                            before == null ? null : before[index],
                            book.course(index, touched.facts(), touched.policy(), now.fresh()),
                            changes);
        }
        if (touched.facts().annulled()) held.remove(subject);
        else held.put(subject, after);
        return changes;
    }

    private @Nullable Row judge(
            Touched touched,
            RuleId rule,
            @Nullable Row before,
            List<RuleBook.Spell> course,
            List<RowChange> changes) {
        var logTime = touched.logTime();
        // what time has passed by is history; nothing is said of it any more
        while (before != null && before.until != null && !before.until.isAfter(logTime))
            before = before.next;
        var rows = new ArrayList<Row>(course.size());
        Row previous = null;
        for (var spell : course) {
            var row = row(spell, touched, before, previous);
            rows.add(row);
            previous = row;
        }
        for (var old = before; old != null; old = old.next) {
            if (keptIn(rows, old)) continue;
            var key = new RowKey(touched.subject(), rule, old.fromPosition, old.from);
            changes.add(
                    old.from.isAfter(logTime)
                            ? new RowChange.Deleted(key)
                            : new RowChange.Superseded(key, touched.position()));
        }
        Row next = null;
        for (var row : rows.reversed()) next = row.followedBy(next);
        for (var row = next; row != null; row = row.next)
            if (row.fromPosition == touched.position())
                changes.add(new RowChange.Opened(row.finding(touched.facts(), rule)));
        return next;
    }

    private static boolean keptIn(List<Row> rows, Row old) {
        for (var row : rows)
            if (row.fromPosition == old.fromPosition && row.from.equals(old.from)) return true;
        return false;
    }

    /** The row for a spell: the one already held if it says the same, else a new one. */
    private Row row(
            RuleBook.Spell spell, Touched touched, @Nullable Row before, @Nullable Row previous) {
        var logTime = touched.logTime();
        boolean first = spell.from().equals(logTime);
        var covering = before;
        while (covering != null && !covering.holdsAt(spell.from())) covering = covering.next;
        if (covering != null && covering.verdict.status() != spell.verdict().status())
            covering = null;
        boolean goesOn =
                previous != null
                        && previous.verdict.status() == spell.verdict().status()
                        && spell.from().equals(previous.until);
        var since = spell.verdict().since();
        long cause = touched.position();
        if (goesOn) cause = Objects.requireNonNull(previous).cause;
        else if (covering != null) cause = covering.cause;
        if (since == null) {
            if (goesOn) since = Objects.requireNonNull(previous).since;
            else if (covering != null && first) since = covering.since;
            else since = spell.from();
        }
        if (covering != null
                && (first || covering.from.equals(spell.from()))
                && covering.version == spell.version()
                && covering.verdict.equals(spell.verdict())
                && Objects.equals(covering.until, spell.until())
                && covering.since.equals(since)) return covering;
        return new Row(
                touched.position(),
                cause,
                spell.version(),
                spell.verdict().plain() ? spell.verdict() : pool.shared(spell.verdict()),
                spell.from(),
                spell.until(),
                since,
                null);
    }

    /** The rows held of a subject: those that log time is in, and the predicted ones. */
    public List<FindingRow> rows(SubjectId subject) {
        var rows = held.get(subject);
        var facts = register.facts(subject).orElse(null);
        if (rows == null || facts == null) return List.of();
        var rules = book.rulesFor(subject.kind());
        var findings = new ArrayList<FindingRow>();
        for (int index = 0; index < rows.length; index++)
            for (var row = rows[index]; row != null; row = row.next)
                if (row.until == null || row.until.isAfter(register.logTime()))
                    findings.add(row.finding(facts, rules.get(index)));
        return findings;
    }

    /**
     * A row, without what is the same for all rows of a subject and rule.
     *
     * @param next the row predicted to follow
     */
    private record Row(
            long fromPosition,
            long cause,
            int version,
            Verdict verdict,
            Instant from,
            @Nullable Instant until,
            Instant since,
            @Nullable Row next) {
        boolean holdsAt(Instant instant) {
            return !from.isAfter(instant) && (until == null || instant.isBefore(until));
        }

        @SuppressWarnings("ReferenceEquality") // rows are immutable: the same one needs no copy
        Row followedBy(@Nullable Row other) {
            return next == other
                    ? this
                    : new Row(fromPosition, cause, version, verdict, from, until, since, other);
        }

        FindingRow finding(Facts facts, RuleId rule) {
            return new FindingRow(
                    facts.subject(),
                    facts.institution(),
                    rule,
                    version,
                    verdict.status(),
                    verdict.reasons(),
                    since,
                    cause,
                    fromPosition,
                    from,
                    until);
        }
    }
}
