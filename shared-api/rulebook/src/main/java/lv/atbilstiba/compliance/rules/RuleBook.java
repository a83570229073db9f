package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Finding;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectKind;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules, and how they are applied to a subject's facts. It holds no state: judging different
 * subjects, or the same one, in several threads is safe.
 */
public final class RuleBook {
    /** More boundaries than this mean that a rule speaks of the moment itself. */
    private static final int ENDLESS = 10_000;

    private static final RuleBook CURRENT =
            new RuleBook(
                    List.of(
                            new TheInstitutionHasDeclaredItsRoles(),
                            new TheInstitutionHasOnePortfolioManager(),
                            new TheServiceHasOneManager(),
                            new TheServiceHasProvidersWithNamedPersons(),
                            new NobodyIsAppointedAfterLeaving.AtTheInstitution(),
                            new NobodyIsAppointedAfterLeaving.AtTheService(),
                            new AVacancyEndsInTime.AtTheInstitution(),
                            new AVacancyEndsInTime.AtTheService(),
                            new TheServiceIsOfOneConsistentKind(),
                            new TheServiceDerivesFromACoreFunction(),
                            new TheServiceMeetsANeed(),
                            new ACurrentDescriptionIsRegistered(),
                            new TheDescriptionIsComplete(),
                            new TheDescriptionWasReviewedInTime(),
                            new TheDescriptionSpeaksTheRightLanguages(),
                            new TheServiceIsInItsCatalogue(
                                    RuleId.CAT_01, CatalogueCode.LATVIJA_GOV_LV, Audience.RESIDENT),
                            new TheServiceIsInItsCatalogue(
                                    RuleId.CAT_02,
                                    CatalogueCode.BUSINESS_GOV_LV,
                                    Audience.ENTREPRENEUR),
                            new TheServiceIsInItsCatalogue(
                                    RuleId.CAT_03,
                                    CatalogueCode.VIRSIS_GOV_LV,
                                    Audience.INSTITUTION),
                            new CataloguesShowTheCurrentVersion(),
                            new CataloguesReadFromTheRegister(),
                            new CatalogueEntriesAreAvailable(),
                            new AdditionalInformationIsAvailable(),
                            new WhatIsNoLongerOfferedIsInNoCatalogue(),
                            new TheServiceHasElectronicAndPhysicalChannels(),
                            new TheServiceCoversItsTerritory(),
                            new AllGroupsReachTheService(),
                            new TheServiceIsOpenAcrossBorders(),
                            new WhatDoesNotApplyIsAllowedOrConfirmed(),
                            new AccessibilityWasReviewedInTime()));

    /**
     * A version of a rule that was released.
     *
     * @param holdsFrom first day on which it holds; null for the first version, which always held
     */
    public record RuleVersion(RuleId rule, int version, @Nullable LocalDate holdsFrom) {
        private static RuleVersion of(Rule<?> rule) {
            var from = rule.holdsFrom();
            return new RuleVersion(
                    rule.id(), rule.version(), from.equals(LocalDate.MIN) ? null : from);
        }
    }

    private final Map<SubjectKind, List<Versions<?>>> versions = new EnumMap<>(SubjectKind.class);
    private final Map<SubjectKind, List<RuleId>> ids = new EnumMap<>(SubjectKind.class);

    RuleBook(List<Rule<?>> rules) {
        var byKind = new EnumMap<SubjectKind, Map<RuleId, List<Rule<?>>>>(SubjectKind.class);
        for (var kind : SubjectKind.values()) byKind.put(kind, new EnumMap<>(RuleId.class));
        for (var rule : rules)
            of(byKind, kind(rule)).computeIfAbsent(rule.id(), _ -> new ArrayList<>()).add(rule);
        byKind.forEach((kind, byId) -> {
            ids.put(kind, List.copyOf(byId.keySet()));
            var all = new ArrayList<Versions<?>>();
            byId.values().forEach(of -> all.add(Versions.of(of)));
            versions.put(kind, List.copyOf(all));
        });
    }

    /** The rules as released. */
    public static RuleBook current() {
        return CURRENT;
    }

    /** The rules for a kind of subject, in the order of their codes. */
    public List<RuleId> rulesFor(SubjectKind kind) {
        return of(ids, kind);
    }

    /** Every version of every rule, in the order of codes and versions. */
    public List<RuleVersion> released() {
        var released = new TreeMap<RuleId, SortedMap<Integer, RuleVersion>>();
        for (var kind : versions.values())
            for (var versions : kind)
                for (var rule : versions.rules())
                    released.computeIfAbsent(rule.id(), _ -> new TreeMap<>())
                            .put(rule.version(), RuleVersion.of(rule));
        return released.values().stream().flatMap(of -> of.values().stream()).toList();
    }

    /**
     * What a rule says of a subject at an instant; empty where it says nothing: before the register
     * opened, before the subject was there, of what was registered in error.
     *
     * @throws IllegalArgumentException if the rule is not for this kind of subject
     */
    public Optional<Judgement> judge(RuleId rule, Facts facts, Policy policy, Instant at) {
        int index = rulesFor(facts.subject().kind()).indexOf(rule);
        if (index < 0) throw new IllegalArgumentException(rule + " is not for " + facts.subject());
        return Optional.ofNullable(
                of(versions, facts.subject().kind())
                        .get(index)
                        .judge(facts, policy, Moment.at(at)));
    }

    /** What all rules for the subject say of it at an instant, in the order of their codes. */
    public List<Judgement> judge(Facts facts, Policy policy, Instant at) {
        var judgements = new ArrayList<Judgement>();
        var moment = Moment.at(at);
        for (var versions : of(versions, facts.subject().kind())) {
            var judgement = versions.judge(facts, policy, moment.fresh());
            if (judgement != null) judgements.add(judgement);
        }
        return judgements;
    }

    /**
     * The findings that these facts give at an instant, each with the time since when, by these
     * facts, its status has been so. Serves {@code effectiveAt}: what is now known to have been
     * true then.
     */
    public List<Finding> findings(Facts facts, Policy policy, Instant at) {
        var findings = new ArrayList<Finding>();
        var start = Days.start(Days.later(policy.openedOn(), facts.since()));
        if (start.isAfter(at)) return findings;
        var kind = facts.subject().kind();
        for (int index = 0; index < rulesFor(kind).size(); index++) {
            Instant since = null;
            Spell before = null;
            for (var spell : course(index, facts, policy, start)) {
                if (spell.from().isAfter(at)) break;
                var stated = spell.verdict().since();
                if (stated != null) since = stated;
                else if (before == null || before.verdict().status() != spell.verdict().status())
                    since = spell.from();
                before = spell;
            }
            if (before == null || since == null) continue;
            findings.add(
                    new Finding(
                            facts.subject(),
                            facts.institution(),
                            rulesFor(kind).get(index),
                            before.version(),
                            before.verdict().status(),
                            before.verdict().reasons(),
                            since,
                            null,
                            before.until()));
        }
        return findings;
    }

    /**
     * All that a rule will say from an instant on if nothing more is recorded; neighbours differ.
     * Facts and parameters hold finitely many boundaries, so it ends.
     *
     * @param index of the rule among those for the kind of subject
     */
    List<Spell> course(int index, Facts facts, Policy policy, Instant from) {
        return course(index, facts, policy, Moment.at(from));
    }

    List<Spell> course(int index, Facts facts, Policy policy, Moment first) {
        var rule = of(versions, facts.subject().kind()).get(index);
        var spells = new ArrayList<Spell>(2);
        var moment = first;
        Spell last = null;
        for (int i = 0; i < ENDLESS; i++) {
            var spell = rule.spell(facts, policy, moment);
            var changesAt = moment.changesAt();
            if (spell == null) {
                last = null;
            } else if (last != null && last.says(spell)) {
                last = last.until(changesAt);
                spells.set(spells.size() - 1, last);
            } else {
                last = spell;
                spells.add(last);
            }
            if (changesAt == null) return spells;
            moment = Moment.at(changesAt);
        }
        throw new IllegalStateException(
                rulesFor(facts.subject().kind()).get(index) + " never comes to rest");
    }

    /** Which rules of a kind read any of the groups, by their index. */
    boolean reads(SubjectKind kind, int index, int groups) {
        return (of(versions, kind).get(index).reads() & groups) != 0;
    }

    private static <V> V of(Map<SubjectKind, V> map, SubjectKind kind) {
        var value = map.get(kind);
        if (value == null) throw new IllegalArgumentException("no rules for " + kind);
        return value;
    }

    private static SubjectKind kind(Rule<?> rule) {
        return rule.facts() == ServiceFacts.class ? SubjectKind.SERVICE : SubjectKind.INSTITUTION;
    }

    /**
     * What a rule says without a break.
     *
     * @param until when time alone ends it; null if it never does
     */
    record Spell(int version, Verdict verdict, Instant from, @Nullable Instant until) {
        boolean says(Spell other) {
            return version == other.version && verdict.equals(other.verdict);
        }

        Spell until(@Nullable Instant later) {
            return new Spell(version, verdict, from, later);
        }
    }

    /** The versions of a rule for one kind of subject, as a timeline. */
    private record Versions<F extends Facts>(List<Rule<F>> rules, Class<F> type, int reads) {
        @SuppressWarnings("unchecked") // grouped by the class of their facts
        static <F extends Facts> Versions<F> of(List<Rule<?>> rules) {
            var ordered = new ArrayList<Rule<F>>();
            int reads = 0;
            for (var rule : rules) {
                ordered.add((Rule<F>) rule);
                reads |= FactGroup.mask(rule.reads());
            }
            ordered.sort(Comparator.comparing(Rule::holdsFrom));
            return new Versions<>(List.copyOf(ordered), ordered.getFirst().facts(), reads);
        }

        @Nullable Spell spell(Facts facts, Policy policy, Moment moment) {
            if (facts.annulled()
                    || !moment.reached(policy.openedOn())
                    || !moment.reached(facts.since())) return null;
            var rule = rules.getFirst();
            for (int i = 1; i < rules.size() && moment.reached(rules.get(i).holdsFrom()); i++)
                rule = rules.get(i);
            var verdict = rule.judge(type.cast(facts), policy, moment);
            return new Spell(rule.version(), verdict, moment.instant(), moment.changesAt());
        }

        @Nullable Judgement judge(Facts facts, Policy policy, Moment moment) {
            var spell = spell(facts, policy, moment);
            return spell == null
                    ? null
                    : new Judgement(
                            rules.getFirst().id(),
                            spell.version(),
                            spell.verdict().status(),
                            spell.verdict().reasons(),
                            spell.verdict().since(),
                            spell.until());
        }
    }
}
