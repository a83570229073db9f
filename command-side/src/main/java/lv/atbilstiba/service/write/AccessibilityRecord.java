package lv.atbilstiba.service.write;

import lv.atbilstiba.accessibility.api.AccessibilityRefusal.DateOutOfRange;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NotThePortfolioManager;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NothingClaimed;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NothingRecorded;
import lv.atbilstiba.accessibility.api.command.ClaimAccessibilityNotApplicable;
import lv.atbilstiba.accessibility.api.command.ConfirmAccessibilityClaim;
import lv.atbilstiba.accessibility.api.command.EndAccessibilityRecord;
import lv.atbilstiba.accessibility.api.command.RecordAllSocialGroupsAccessibility;
import lv.atbilstiba.accessibility.api.command.RecordCrossBorderAccessibility;
import lv.atbilstiba.accessibility.api.command.RecordMultichannelAccessibility;
import lv.atbilstiba.accessibility.api.command.RecordTerritorialAccessibility;
import lv.atbilstiba.accessibility.api.command.ReviewAccessibility;
import lv.atbilstiba.accessibility.api.event.AccessibilityClaimConfirmed;
import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.accessibility.api.event.AccessibilityNotApplicableClaimed;
import lv.atbilstiba.accessibility.api.event.AccessibilityRecordEnded;
import lv.atbilstiba.accessibility.api.event.AccessibilityReviewed;
import lv.atbilstiba.accessibility.api.event.AllSocialGroupsAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.CrossBorderAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.MultichannelAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetEnded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetSet;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.KnownTerritories;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.platform.write.decision.PortfolioHolders;
import lv.atbilstiba.policy.api.AccessibilityKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What is recorded of each kind of accessibility: options, or the claim that it does not apply. */
record AccessibilityRecord(SortedMap<AccessibilityKind, Statement> all) {
    static final AccessibilityRecord NONE = new AccessibilityRecord(new TreeMap<>());

    /**
     * What was said last of a kind.
     *
     * @param claim its justification, if it was claimed not to apply
     * @param words everything that was said, to tell the same from something else
     * @param position the place of the fact that says so
     * @param claimant the actor who claimed it; null if it is not known any more
     * @param confirmed whether a recorded portfolio manager confirmed it, in person
     * @param endedOn first day on which it is so no longer; null while that is not said
     */
    record Statement(
            @Nullable String claim,
            String words,
            LocalDate since,
            long position,
            boolean confirmed,
            @Nullable LocalDate reviewedOn,
            @Nullable String claimant,
            @Nullable LocalDate endedOn) {
        Statement confirm() {
            return new Statement(
                    claim, words, since, position, true, reviewedOn, claimant, endedOn);
        }

        Statement review(LocalDate on) {
            return new Statement(claim, words, since, position, confirmed, on, claimant, endedOn);
        }

        Statement by(@Nullable String actor) {
            return new Statement(
                    claim, words, since, position, confirmed, reviewedOn, actor, endedOn);
        }

        Statement end(LocalDate on) {
            return new Statement(
                    claim, words, since, position, confirmed, reviewedOn, claimant, on);
        }

        boolean endedBy(LocalDate day) {
            return endedOn != null && !endedOn.isAfter(day);
        }
    }

    AccessibilityRecord {
        all = Ordered.map(all);
    }

    List<AccessibilityEvent> decide(
            RecordMultichannelAccessibility command, Identity identity, DecisionDay day) {
        var event =
                new MultichannelAccessibilityRecorded(
                        command.service(),
                        command.options(),
                        command.justification(),
                        command.effectiveOn());
        if (alreadySaid(event, command.corrects(), command.effectiveOn())) return List.of();
        ADeliveryFormAllowsTheOption.ofChannels(
                        identity.details().deliveryForms(),
                        command.options(),
                        command.justification())
                .require();
        return on(command.effectiveOn(), day, event);
    }

    List<AccessibilityEvent> decide(
            RecordTerritorialAccessibility command, DecisionDay day, KnownTerritories territories) {
        var event =
                new TerritorialAccessibilityRecorded(
                        command.service(), command.options(), command.effectiveOn());
        if (alreadySaid(event, command.corrects(), command.effectiveOn())) return List.of();
        new ATerritoryIsKnown(command.options().named(), command.effectiveOn(), territories)
                .require();
        return on(command.effectiveOn(), day, event);
    }

    List<AccessibilityEvent> decide(
            RecordAllSocialGroupsAccessibility command, Identity identity, DecisionDay day) {
        var event =
                new AllSocialGroupsAccessibilityRecorded(
                        command.service(),
                        command.options(),
                        command.justification(),
                        command.effectiveOn());
        if (alreadySaid(event, command.corrects(), command.effectiveOn())) return List.of();
        ADeliveryFormAllowsTheOption.ofGroups(
                        identity.details().deliveryForms(),
                        command.options(),
                        command.justification())
                .require();
        return on(command.effectiveOn(), day, event);
    }

    List<AccessibilityEvent> decide(RecordCrossBorderAccessibility command, DecisionDay day) {
        var event =
                new CrossBorderAccessibilityRecorded(
                        command.service(), command.options(), command.effectiveOn());
        if (alreadySaid(event, command.corrects(), command.effectiveOn())) return List.of();
        return on(command.effectiveOn(), day, event);
    }

    List<AccessibilityEvent> decide(ClaimAccessibilityNotApplicable command, DecisionDay day) {
        var event =
                new AccessibilityNotApplicableClaimed(
                        command.service(),
                        command.kind(),
                        command.justification(),
                        command.effectiveOn());
        if (alreadySaid(event, command.corrects(), command.effectiveOn())) return List.of();
        return on(command.effectiveOn(), day, event);
    }

    List<AccessibilityClaimConfirmed> decide(
            ConfirmAccessibilityClaim command,
            Identity identity,
            DecisionDay day,
            PortfolioHolders holders) {
        var said = all.get(command.kind());
        if (said == null || said.claim() == null || said.endedBy(command.confirmedOn()))
            throw new CommandRefused(new NothingClaimed(command.service(), command.kind()));
        if (said.confirmed() && command.corrects() == null) return List.of();
        new AClaimIsConfirmedByAnother(
                        command.service(), command.kind(), said.claimant(), command.confirmer())
                .require();
        var appointment =
                holders.holding(identity.owner(), day.today())
                        .filter(held -> held.person().equals(command.confirmer()))
                        .filter(held -> held.holdsOn(command.confirmedOn()))
                        .orElseThrow(() ->
                                new CommandRefused(
                                        new NotThePortfolioManager(
                                                command.service(), command.confirmer())));
        day.past().require("confirmedOn", command.confirmedOn(), DateOutOfRange::new);
        return List.of(
                new AccessibilityClaimConfirmed(
                        command.service(),
                        command.kind(),
                        command.confirmedOn(),
                        command.confirmer(),
                        appointment.appointed()));
    }

    List<AccessibilityReviewed> decide(ReviewAccessibility command, DecisionDay day) {
        var newlyReviewed = false;
        for (var kind : command.kinds()) {
            var said = all.get(kind);
            if (said == null || said.endedBy(command.reviewedOn()))
                throw new CommandRefused(new NothingRecorded(command.service(), kind));
            newlyReviewed |= !command.reviewedOn().equals(said.reviewedOn());
        }
        if (!newlyReviewed && command.corrects() == null) return List.of();
        day.past().require("reviewedOn", command.reviewedOn(), DateOutOfRange::new);
        return List.of(
                new AccessibilityReviewed(
                        command.service(), command.kinds(), command.reviewedOn()));
    }

    List<AccessibilityRecordEnded> decide(EndAccessibilityRecord command, DecisionDay day) {
        var said = all.get(command.kind());
        var on = command.effectiveOn();
        if (said == null)
            throw new CommandRefused(new NothingRecorded(command.service(), command.kind()));
        if (command.corrects() == null && said.endedBy(on)) return List.of();
        day.effective().notBefore(said.since()).require("effectiveOn", on, DateOutOfRange::new);
        return List.of(new AccessibilityRecordEnded(command.service(), command.kind(), on));
    }

    private static List<AccessibilityEvent> on(
            LocalDate effectiveOn, DecisionDay day, AccessibilityEvent event) {
        day.effective().require("effectiveOn", effectiveOn, DateOutOfRange::new);
        return List.of(event);
    }

    private boolean alreadySaid(
            AccessibilityEvent event, @Nullable Correction corrects, LocalDate on) {
        var statement = statement(event, -1);
        if (statement == null || corrects != null) return false;
        var said = all.get(statement.kind());
        return said != null
                && said.words().equals(statement.statement().words())
                && !on.isBefore(said.since())
                && !said.endedBy(on);
    }

    AccessibilityRecord evolve(AccessibilityEvent event, Place place, @Nullable String actor) {
        return switch (event) {
            // who confirmed before anybody was asked may have been the claimant: it can be done
            // again
            case AccessibilityClaimConfirmed confirmed ->
                    confirmed.confirmer() == null
                            ? this
                            : changed(confirmed.kind(), Statement::confirm);
            case AccessibilityRecordEnded ended ->
                    changed(
                            ended.kind(),
                            // the end that is mended may be that of what was said before
                            said ->
                                    place.mends() && said.endedOn() == null
                                            ? said
                                            : said.end(ended.effectiveOn()));
            // of what is asked for, not of what there is
            case TerritorialTargetSet _, TerritorialTargetEnded _ -> this;
            case AccessibilityReviewed reviewed -> {
                var result = this;
                for (var kind : reviewed.kinds()) {
                    result = result.changed(kind, said -> said.review(reviewed.reviewedOn()));
                }
                yield result;
            }
            case MultichannelAccessibilityRecorded _,
                    TerritorialAccessibilityRecorded _,
                    AllSocialGroupsAccessibilityRecorded _,
                    CrossBorderAccessibilityRecorded _,
                    AccessibilityNotApplicableClaimed _ ->
                    say(event, place, actor);
        };
    }

    private AccessibilityRecord say(AccessibilityEvent event, Place place, @Nullable String actor) {
        var statement = statement(event, place.position());
        if (statement == null) return this;
        var said = all.get(statement.kind());
        if (said != null && place.leaves(said.position())) return this;
        return with(statement.kind(), statement.statement().by(actor));
    }

    private record OfKind(AccessibilityKind kind, Statement statement) {}

    private static @Nullable OfKind statement(AccessibilityEvent event, long position) {
        return switch (event) {
            case MultichannelAccessibilityRecorded(_, var options, var justification, var on) ->
                    options(
                            AccessibilityKind.MULTICHANNEL,
                            options + " " + justification,
                            on,
                            position);
            case TerritorialAccessibilityRecorded(_, var options, var on) ->
                    options(AccessibilityKind.TERRITORIAL, options.toString(), on, position);
            case AllSocialGroupsAccessibilityRecorded(_, var options, var justification, var on) ->
                    options(
                            AccessibilityKind.ALL_SOCIAL_GROUPS,
                            options + " " + justification,
                            on,
                            position);
            case CrossBorderAccessibilityRecorded(_, var options, var on) ->
                    options(AccessibilityKind.CROSS_BORDER, options.toString(), on, position);
            case AccessibilityNotApplicableClaimed(_, var kind, var justification, var on) ->
                    new OfKind(
                            kind,
                            new Statement(
                                    justification,
                                    justification,
                                    on,
                                    position,
                                    false,
                                    null,
                                    null,
                                    null));
            case AccessibilityClaimConfirmed _,
                    AccessibilityReviewed _,
                    AccessibilityRecordEnded _,
                    TerritorialTargetSet _,
                    TerritorialTargetEnded _ ->
                    null;
        };
    }

    private static OfKind options(
            AccessibilityKind kind, String words, LocalDate on, long position) {
        return new OfKind(
                kind,
                new Statement(null, "options: " + words, on, position, false, null, null, null));
    }

    private AccessibilityRecord changed(AccessibilityKind kind, UnaryOperator<Statement> change) {
        var said = all.get(kind);
        return said == null ? this : with(kind, change.apply(said));
    }

    private AccessibilityRecord with(AccessibilityKind kind, Statement statement) {
        var changed = new TreeMap<>(all);
        changed.put(kind, statement);
        return new AccessibilityRecord(changed);
    }
}
