package lv.atbilstiba.service.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;
import static lv.atbilstiba.service.write.Services.*;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.accessibility.api.CrossBorder;
import lv.atbilstiba.accessibility.api.command.ClaimAccessibilityNotApplicable;
import lv.atbilstiba.accessibility.api.command.EndAccessibilityRecord;
import lv.atbilstiba.accessibility.api.command.EndTerritorialTarget;
import lv.atbilstiba.accessibility.api.command.RecordCrossBorderAccessibility;
import lv.atbilstiba.accessibility.api.command.SetTerritorialTarget;
import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.accessibility.api.event.AccessibilityNotApplicableClaimed;
import lv.atbilstiba.accessibility.api.event.AccessibilityRecordEnded;
import lv.atbilstiba.accessibility.api.event.CrossBorderAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetEnded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetSet;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.command.PublishInCatalogue;
import lv.atbilstiba.catalogue.api.command.WithdrawFromCatalogue;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.rules.Register;
import lv.atbilstiba.compliance.rules.RuleBook;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.CrossBorderMeasure;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.command.ChangeService;
import lv.atbilstiba.service.api.command.EngageProvider;
import lv.atbilstiba.service.api.command.EnterLifecycleStage;
import lv.atbilstiba.service.api.command.RegisterDescription;
import lv.atbilstiba.service.api.command.ReleaseProvider;
import lv.atbilstiba.service.api.command.WithdrawDescription;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ProviderReleased;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Decisions agree with rules on what holds: whenever a decision says that a fact needs no record,
 * recording it would change no finding on any day. Facts are dated ahead, recorded late, of one
 * day, and mended, some of them several times.
 */
class WhatIsDroppedChangesNothingTest {
    private static final int STEPS = 60;
    private static final int DAYS = 40;

    /** Says for how long, or which version, not whether; a thing said again counts as looked at. */
    private static final Set<RuleId> OF_WHEN_IT_WAS_SAID = EnumSet.of(RuleId.ACC_06, RuleId.CAT_04);

    private final Surroundings surroundings = new Surroundings();
    private final List<Recorded<?>> log = new ArrayList<>();
    private Identity identity = Identity.of(registered(), new Place(1, null));
    private Stage stage = Stage.NONE;
    private Descriptions descriptions = Descriptions.NONE;
    private CatalogueEntries catalogues = CatalogueEntries.NONE;
    private Providers providers = Providers.NONE;
    private AccessibilityRecord accessibility = AccessibilityRecord.NONE;
    private TerritorialTarget target = TerritorialTarget.ALL_OF_LATVIA;
    private Random random = new Random(0);
    private int dropped;

    /** What is asked for, and the fact that it would be. */
    private record Asked(Object fact, @Nullable Correction corrects, Supplier<List<?>> decision) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void what_needs_no_record_would_change_nothing(long seed) {
        random = new Random(seed);
        append(registered(), null);
        for (int step = 0; step < STEPS; step++) {
            var asked = asked();
            List<?> events;
            try {
                events = asked.decision().get();
            } catch (CommandRefused refused) {
                continue;
            }
            if (events.isEmpty()) {
                dropped++;
                var changed = statuses(with(asked.fact(), asked.corrects()));
                changed.removeAll(statuses(log));
                assertThat(changed)
                        .as("seed %d, step %d: %s after %s", seed, step, asked.fact(), log)
                        .isEmpty();
            }
            for (var event : events) append(event, asked.corrects());
            stagesFollowTheirOrder(seed);
        }
        assertThat(dropped).isPositive();
    }

    private Asked asked() {
        var on = TODAY.plusDays(random.nextInt(2 * DAYS) - DAYS);
        return switch (random.nextInt(12)) {
            case 0, 1 -> {
                var version = one(1, 2, 3);
                var way = one(PublicationWay.AUTOMATED, PublicationWay.BY_HAND);
                var fact =
                        new CatalogueEntryPublished(
                                PENSION, CatalogueCode.LATVIJA_GOV_LV, null, version, way, on);
                var corrects = slip(fact);
                yield new Asked(
                        fact,
                        corrects,
                        () ->
                                catalogues.decide(
                                        new PublishInCatalogue(
                                                PENSION,
                                                CatalogueCode.LATVIJA_GOV_LV,
                                                null,
                                                version,
                                                way,
                                                on,
                                                corrects),
                                        descriptions,
                                        DAY));
            }
            case 2 -> {
                var fact =
                        new CatalogueEntryWithdrawn(
                                PENSION, CatalogueCode.LATVIJA_GOV_LV, null, on);
                var corrects = slip(fact);
                yield new Asked(
                        fact,
                        corrects,
                        () ->
                                catalogues.decide(
                                        new WithdrawFromCatalogue(
                                                PENSION,
                                                CatalogueCode.LATVIJA_GOV_LV,
                                                null,
                                                on,
                                                corrects),
                                        DAY));
            }
            case 3, 4 -> {
                var entered = one(LifecycleStage.values());
                var fact = new LifecycleStageEntered(PENSION, AGENCY, entered, on);
                var corrects = slip(fact);
                yield new Asked(
                        fact,
                        corrects,
                        () ->
                                stage.decide(
                                        new EnterLifecycleStage(PENSION, entered, on, corrects),
                                        identity,
                                        DAY));
            }
            case 5 -> {
                var details =
                        one(
                                forResidents(DeliveryForm.E),
                                forResidents(DeliveryForm.D),
                                details(
                                        ServiceKind.PUBLIC_GENERAL_BENEFIT,
                                        List.of(Audience.RESIDENT),
                                        DeliveryForm.F));
                var fact = new ServiceChanged(PENSION, details, on);
                var corrects = slip(fact);
                yield new Asked(
                        fact,
                        corrects,
                        () ->
                                identity.decide(
                                        new ChangeService(PENSION, details, on, corrects),
                                        stage,
                                        DAY));
            }
            case 6 -> {
                var persons = one(List.of(DACE), List.<StaffId>of());
                var fact = new ProviderEngaged(PENSION, MUNICIPALITY, Ordered.set(persons), on);
                var corrects = slip(fact);
                yield new Asked(
                        fact,
                        corrects,
                        () ->
                                providers.decide(
                                        new EngageProvider(
                                                PENSION,
                                                MUNICIPALITY,
                                                Ordered.set(persons),
                                                on,
                                                corrects),
                                        identity,
                                        stage,
                                        DAY,
                                        surroundings,
                                        surroundings));
            }
            case 7 -> {
                var fact = new ProviderReleased(PENSION, MUNICIPALITY, on);
                var corrects = slip(fact);
                yield new Asked(
                        fact,
                        corrects,
                        () ->
                                providers.decide(
                                        new ReleaseProvider(PENSION, MUNICIPALITY, on, corrects),
                                        DAY));
            }
            case 8 -> territory(on);
            case 9 -> crossBorder(on);
            default -> description(on);
        };
    }

    private Asked territory(LocalDate on) {
        if (random.nextBoolean()) {
            var fact = new TerritorialTargetSet(PENSION, PARISH, ORDER, on);
            var corrects = slip(fact);
            return new Asked(
                    fact,
                    corrects,
                    () ->
                            target.decide(
                                    new SetTerritorialTarget(PENSION, PARISH, ORDER, on, corrects),
                                    DAY,
                                    surroundings));
        }
        var fact = new TerritorialTargetEnded(PENSION, ORDER, on);
        var corrects = slip(fact);
        return new Asked(
                fact,
                corrects,
                () -> target.decide(new EndTerritorialTarget(PENSION, ORDER, on, corrects), DAY));
    }

    private Asked crossBorder(LocalDate on) {
        switch (random.nextInt(3)) {
            case 0 -> {
                var options =
                        new CrossBorder(
                                new TreeMap<>(
                                        Map.of(one(CrossBorderMeasure.values()), "Angliski")));
                var fact = new CrossBorderAccessibilityRecorded(PENSION, options, on);
                var corrects = slip(fact);
                return new Asked(
                        fact,
                        corrects,
                        () ->
                                accessibility.decide(
                                        new RecordCrossBorderAccessibility(
                                                PENSION, options, on, corrects),
                                        DAY));
            }
            case 1 -> {
                var fact =
                        new AccessibilityNotApplicableClaimed(
                                PENSION, AccessibilityKind.CROSS_BORDER, "Vietējs", on);
                var corrects = slip(fact);
                return new Asked(
                        fact,
                        corrects,
                        () ->
                                accessibility.decide(
                                        new ClaimAccessibilityNotApplicable(
                                                PENSION,
                                                AccessibilityKind.CROSS_BORDER,
                                                "Vietējs",
                                                on,
                                                corrects),
                                        DAY));
            }
            default -> {
                var fact =
                        new AccessibilityRecordEnded(PENSION, AccessibilityKind.CROSS_BORDER, on);
                var corrects = slip(fact);
                return new Asked(
                        fact,
                        corrects,
                        () ->
                                accessibility.decide(
                                        new EndAccessibilityRecord(
                                                PENSION,
                                                AccessibilityKind.CROSS_BORDER,
                                                on,
                                                corrects),
                                        DAY));
            }
        }
    }

    private Asked description(LocalDate on) {
        if (random.nextInt(3) > 0) {
            var described = described(one("Pensija", "Pabalsts"));
            var fact = new DescriptionRegistered(PENSION, 99, described, on);
            var corrects = slip(fact);
            return new Asked(
                    fact,
                    corrects,
                    () ->
                            descriptions.decide(
                                    new RegisterDescription(PENSION, described, on, corrects),
                                    identity,
                                    stage,
                                    DAY));
        }
        var fact = new DescriptionWithdrawn(PENSION, 99, on, ORDER);
        var corrects = slip(fact);
        return new Asked(
                fact,
                corrects,
                () ->
                        descriptions.decide(
                                new WithdrawDescription(PENSION, on, ORDER, corrects), DAY));
    }

    /** Now and then one of the same kind was a slip, mended already or not. */
    private @Nullable Correction slip(Object like) {
        if (random.nextInt(3) > 0) return null;
        var same = log.stream().filter(it -> it.event().getClass() == like.getClass()).toList();
        return same.isEmpty() ? null : slipAt(same.get(random.nextInt(same.size())).position());
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    // ---- what there is

    private List<Recorded<?>> with(Object event, @Nullable Correction corrects) {
        var more = new ArrayList<>(log);
        more.add(recorded(log.size() + 1, event, corrects));
        return more;
    }

    private static Recorded<?> recorded(
            long position, Object event, @Nullable Correction corrects) {
        return new Recorded<>(
                position,
                RigaCalendar.startOf(TODAY).plusSeconds(position),
                event,
                new Provenance("client", null, null, null, null, null, null, corrects));
    }

    private void append(Object event, @Nullable Correction corrects) {
        long position = log.size() + 1;
        var place = new Place(position, corrects);
        log.add(recorded(position, event, corrects));
        switch (event) {
            case ServiceRegistered it -> {
                identity = position == 1 ? Identity.of(it, place) : identity.evolve(it, place);
                stage = stage.evolve(it, place);
            }
            case ServiceChanged it -> identity = identity.evolve(it, place);
            case LifecycleStageEntered it -> stage = stage.evolve(it, place);
            case DescriptionRegistered it -> descriptions = descriptions.evolve(it, place, TODAY);
            case DescriptionWithdrawn it -> descriptions = descriptions.evolve(it, place, TODAY);
            case CatalogueEntryPublished it -> catalogues = catalogues.evolve(it, place);
            case CatalogueEntryWithdrawn it -> catalogues = catalogues.evolve(it, place);
            case ProviderEngaged it -> providers = providers.evolve(it, place);
            case ProviderReleased it -> providers = providers.evolve(it, place);
            case AccessibilityEvent it -> {
                accessibility = accessibility.evolve(it, place, "client");
                if (it instanceof TerritorialTargetSet set) target = target.evolve(set, place);
                if (it instanceof TerritorialTargetEnded end) target = target.evolve(end, place);
            }
            default -> throw new IllegalStateException(event.toString());
        }
    }

    private static Register fold(List<Recorded<?>> facts) {
        var register = new Register(A_YEAR_AGO);
        for (var fact : facts) register.apply(fact);
        return register;
    }

    /** What every rule says on every day. */
    private static Set<String> statuses(List<Recorded<?>> facts) {
        var register = fold(facts);
        var service = register.facts(PENSION).orElseThrow();
        var statuses = new LinkedHashSet<String>();
        for (int day = -DAYS - 2; day < DAYS + 2; day++) {
            var at = RigaCalendar.startOf(TODAY.plusDays(day)).plusSeconds(3600);
            for (var finding : RuleBook.current().findings(service, register.policy(), at))
                if (!OF_WHEN_IT_WAS_SAID.contains(finding.rule()))
                    statuses.add(day + " " + finding.rule() + " " + finding.status());
        }
        return statuses;
    }

    private void stagesFollowTheirOrder(long seed) {
        LifecycleStage before = null;
        for (var entry : fold(log).facts(PENSION).orElseThrow().stages().entries()) {
            if (before != null && before != entry.value())
                assertThat(before.mayBecome(entry.value()))
                        .as("seed %d: %s, %s", seed, before, log)
                        .isTrue();
            before = entry.value();
        }
    }
}
