package lv.atbilstiba.compliance.read;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

import lv.atbilstiba.compliance.api.Chapter;
import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.Severity;
import lv.atbilstiba.compliance.api.SubjectKind;
import lv.atbilstiba.platform.background.BackgroundTask;
import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.projection.ViewNotReady;
import lv.atbilstiba.platform.projection.Views;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.PolicyId;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Findings by rule, status, severity and kind of institution. Counted off the path of requests, and
 * only when an event or time itself may have changed them: the table says when time next will. The
 * count reads every finding, so it rests for as long as keeps it to a small part of the time.
 */
@Component
final class ComplianceMetrics implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ComplianceMetrics.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** After a count that took a second: so many seconds of none. */
    private static final int REST = 20;

    /** As a chapter: all of them. */
    private static final String WHOLE = "ALL";

    private static final String HELD =
            """
            WITH member AS (%s)
            SELECT f.rule, f.status, f.severity, m.kind, count(*)
            FROM {tables}.finding f LEFT JOIN member m ON m.institution = f.institution
            WHERE f.to_position IS NULL AND f.valid_from <= :now
              AND (f.valid_until IS NULL OR f.valid_until > :now)
            GROUP BY f.rule, f.status, f.severity, m.kind
            """
                    .formatted(Memberships.on("(:now AT TIME ZONE 'Europe/Riga')::date", "TRUE"));

    private static final String HELD_NOW =
            """
            f.to_position IS NULL AND f.valid_from <= :now
            AND (f.valid_until IS NULL OR f.valid_until > :now)
            """;

    private static final String NEXT_CHANGE =
            """
            SELECT min(valid_until) FROM {tables}.finding
            WHERE to_position IS NULL AND valid_until > :now
            """;

    private final Views views;
    private final Clock clock;
    private final MultiGauge subjects;
    private final MultiGauge byRule;
    private final MultiGauge byKind;
    private final BackgroundTasks tasks;
    private volatile @Nullable BackgroundTask task;
    private final AtomicInteger policyUnreadable = new AtomicInteger();
    private long countedAt = -1;
    private @Nullable Instant changesAt;
    private long restsUntil = System.nanoTime();

    ComplianceMetrics(
            Views views,
            @Qualifier("registerClock") Clock clock,
            BackgroundTasks tasks,
            MeterRegistry registry) {
        this.tasks = tasks;
        this.views = views;
        this.clock = clock;
        this.subjects =
                MultiGauge.builder("atbilstiba.compliance.subjects")
                        .description(
                                "Services and institutions by how they stand now, in each chapter"
                                        + " of the rulebook and in the whole of it")
                        .register(registry);
        this.byRule =
                MultiGauge.builder("atbilstiba.findings")
                        .description("Findings that hold now, by rule and status")
                        .register(registry);
        this.byKind =
                MultiGauge.builder("atbilstiba.findings.by.institution.kind")
                        .description(
                                "Findings that hold now, by status, severity and the kind of"
                                        + " institution they count for")
                        .register(registry);
        Gauge.builder("atbilstiba.policy.unreadable", policyUnreadable, AtomicInteger::get)
                .description(
                        "1 while a change of the policy cannot be read, and the values before it"
                                + " go on")
                .register(registry);
    }

    /** Said by {@link #look}, which reads the view anyway. */
    private void policy(Set<String> parked) {
        policyUnreadable.set(parked.contains(PolicyId.STATE.toString()) ? 1 : 0);
    }

    @Override
    public void start() {
        task = tasks.every("compliance-metrics", BETWEEN_LOOKS, SILENCE, this::look);
    }

    @Override
    public void stop() {
        var running = task;
        task = null;
        if (running != null) tasks.end(running);
    }

    @Override
    public boolean isRunning() {
        return task != null;
    }

    private void look() {
        long began = System.nanoTime();
        if (began - restsUntil < 0) return;
        try {
            refresh();
            long ended = System.nanoTime();
            restsUntil = ended + REST * (ended - began);
        } catch (ViewNotReady e) {
            log.debug("nothing to count yet", e);
        }
    }

    private record Kind(FindingStatus status, Severity severity, InstitutionKind kind) {}

    private record Ruled(RuleId rule, FindingStatus status) {}

    /**
     * @param chapter null for the whole rulebook
     */
    private record Standing(@Nullable Chapter chapter, SubjectKind kind) {}

    /** Counts, if anything can have changed since the last time. */
    void refresh() {
        long position = views.position(FindingProjection.NAME).position();
        var now = clock.instant();
        if (position == countedAt && (changesAt == null || now.isBefore(changesAt))) return;
        var ruled = new HashMap<Ruled, Integer>();
        var kinds = new HashMap<Kind, Integer>();
        var standings = new HashMap<Standing, Counts.Subjects>();
        views.read(
                FindingProjection.NAME,
                view -> {
                    view.sql(HELD)
                            .param("now", Timestamp.from(now))
                            .query(row -> {
                                var status = FindingStatus.valueOf(row.getString(2));
                                int count = row.getInt(5);
                                ruled.merge(
                                        new Ruled(RuleId.of(row.getString(1)), status),
                                        count,
                                        Integer::sum);
                                var kind = row.getString(4);
                                if (kind != null)
                                    kinds.merge(
                                            new Kind(
                                                    status,
                                                    Severity.valueOf(row.getString(3)),
                                                    InstitutionKind.valueOf(kind)),
                                            count,
                                            Integer::sum);
                            });
                    view.sql(SubjectsByChapter.text(HELD_NOW, "TRUE"))
                            .param("now", Timestamp.from(now))
                            .query(row -> {
                                var kind =
                                        row.getBoolean(2)
                                                ? SubjectKind.SERVICE
                                                : SubjectKind.INSTITUTION;
                                standings.merge(
                                        new Standing(SubjectsByChapter.chapter(row), kind),
                                        SubjectsByChapter.subjects(row),
                                        Counts.Subjects::and);
                            });
                    var next =
                            view.sql(NEXT_CHANGE)
                                    .param("now", Timestamp.from(now))
                                    .query((row, _) -> row.getTimestamp(1))
                                    .optional()
                                    .orElse(null);
                    changesAt = next == null ? null : next.toInstant();
                    countedAt = view.position().position();
                    policy(view.parked());
                    return true;
                });
        publish(standings);
        publish(ruled, kinds);
    }

    private void publish(Map<Standing, Counts.Subjects> standings) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        for (var kind : SubjectKind.values()) {
            rows.addAll(rows(WHOLE, kind, standings.get(new Standing(null, kind))));
            for (var chapter : Chapter.values())
                rows.addAll(rows(chapter.name(), kind, standings.get(new Standing(chapter, kind))));
        }
        subjects.register(rows, true);
    }

    private static List<MultiGauge.Row<?>> rows(
            String chapter, SubjectKind kind, Counts.@Nullable Subjects counted) {
        var counts = counted == null ? Counts.Subjects.NONE : counted;
        var tags = Tags.of("chapter", chapter, "kind", kind.name());
        return List.of(
                MultiGauge.Row.of(
                        tags.and("status", FindingStatus.COMPLIANT.name()), counts.compliant()),
                MultiGauge.Row.of(
                        tags.and("status", FindingStatus.NON_COMPLIANT.name()),
                        counts.nonCompliant()),
                MultiGauge.Row.of(
                        tags.and("status", FindingStatus.NOT_ASSESSED.name()),
                        counts.notAssessed()));
    }

    private void publish(Map<Ruled, Integer> ruled, Map<Kind, Integer> kinds) {
        var rules = new ArrayList<MultiGauge.Row<?>>();
        for (var rule : RuleId.values())
            for (var status : FindingStatus.values())
                rules.add(
                        MultiGauge.Row.of(
                                Tags.of("rule", rule.code(), "status", status.name()),
                                ruled.getOrDefault(new Ruled(rule, status), 0)));
        byRule.register(rules, true);
        var byKinds = new ArrayList<MultiGauge.Row<?>>();
        for (var status : FindingStatus.values())
            for (var severity : Severity.values())
                for (var kind : InstitutionKind.values())
                    byKinds.add(
                            MultiGauge.Row.of(
                                    Tags.of(
                                            "status",
                                            status.name(),
                                            "severity",
                                            severity.name(),
                                            "kind",
                                            kind.name()),
                                    kinds.getOrDefault(new Kind(status, severity, kind), 0)));
        byKind.register(byKinds, true);
    }
}
