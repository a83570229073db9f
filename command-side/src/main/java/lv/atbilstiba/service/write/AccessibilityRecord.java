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
import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.KnownTerritories;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.platform.write.decision.PortfolioHolders;
import lv.atbilstiba.policy.api.AccessibilityKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is recorded of each kind of accessibility: options, or the claim that it does not apply.
 *
 * @param confirmations of claims, by a recorded portfolio manager in person
 * @param looks the newest review of each kind
 */
record AccessibilityRecord(
        Timeline<Statement> all,
        Timeline<AccessibilityKind> confirmations,
        SortedMap<AccessibilityKind, Look> looks) {
    static final AccessibilityRecord NONE =
            new AccessibilityRecord(Timeline.empty(), Timeline.empty(), new TreeMap<>());

    /**
     * What is said of a kind.
     *
     * @param claim its justification, if it is claimed not to apply
     * @param words everything that is said, to tell the same from something else; null if nothing
     *     is any more
     * @param claimants the actors who claimed it, and who mended the claim
     */
    record Statement(
            AccessibilityKind kind,
            @Nullable String claim,
            @Nullable String words,
            SortedSet<String> claimants) {
        Statement {
            claimants = Ordered.set(claimants);
        }

        static Statement claim(AccessibilityKind kind, String justification) {
            return new Statement(kind, justification, justification, Ordered.set(Set.of()));
        }

        static Statement options(AccessibilityKind kind, String words) {
            return new Statement(kind, null, "options: " + words, Ordered.set(Set.of()));
        }

        static Statement ended(AccessibilityKind kind) {
            return new Statement(kind, null, null, Ordered.set(Set.of()));
        }

        Statement by(SortedSet<String> actors) {
            return new Statement(kind, claim, words, actors);
        }

        boolean says(Statement other) {
            return Objects.equals(claim, other.claim) && Objects.equals(words, other.words);
        }
    }

    record Look(LocalDate on, long position) {}

    AccessibilityRecord {
        looks = Ordered.map(looks);
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
                        identity.detailsOn(command.effectiveOn()).deliveryForms(),
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
                        identity.detailsOn(command.effectiveOn()).deliveryForms(),
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
        var on = command.confirmedOn();
        var claim =
                holding(command.kind(), on)
                        .filter(said -> said.value().claim() != null)
                        .orElseThrow(() ->
                                new CommandRefused(
                                        new NothingClaimed(command.service(), command.kind())));
        if (command.corrects() == null && isConfirmed(claim)) return List.of();
        new AClaimIsConfirmedByAnother(
                        command.service(),
                        command.kind(),
                        claim.value().claimants(),
                        command.confirmer())
                .require();
        var appointment =
                holders.holding(identity.owner(), day.today())
                        .filter(held -> held.person().equals(command.confirmer()))
                        .filter(held -> held.holdsOn(on))
                        .orElseThrow(() ->
                                new CommandRefused(
                                        new NotThePortfolioManager(
                                                command.service(), command.confirmer())));
        day.past().require("confirmedOn", on, DateOutOfRange::new);
        return List.of(
                new AccessibilityClaimConfirmed(
                        command.service(),
                        command.kind(),
                        on,
                        command.confirmer(),
                        appointment.appointed()));
    }

    /** Whether somebody confirmed it since it was said, and for a day on which it holds. */
    private boolean isConfirmed(Timeline.Fact<Statement> claim) {
        return confirmations.facts().stream()
                .anyMatch(it ->
                        it.value() == claim.value().kind()
                                && it.position() >= claim.position()
                                && !it.day().isBefore(claim.day()));
    }

    List<AccessibilityReviewed> decide(ReviewAccessibility command, DecisionDay day) {
        var on = command.reviewedOn();
        var newlyReviewed = false;
        for (var kind : command.kinds()) {
            var said =
                    holding(kind, on)
                            .filter(it -> it.value().words() != null)
                            .orElseThrow(() ->
                                    new CommandRefused(
                                            new NothingRecorded(command.service(), kind)));
            var look = looks.get(kind);
            newlyReviewed |=
                    look == null || !look.on().equals(on) || look.position() < said.position();
        }
        if (!newlyReviewed && command.corrects() == null) return List.of();
        day.past().require("reviewedOn", on, DateOutOfRange::new);
        return List.of(new AccessibilityReviewed(command.service(), command.kinds(), on));
    }

    List<AccessibilityRecordEnded> decide(EndAccessibilityRecord command, DecisionDay day) {
        var on = command.effectiveOn();
        var first =
                all.begins(of(command.kind()))
                        .orElseThrow(() ->
                                new CommandRefused(
                                        new NothingRecorded(command.service(), command.kind())));
        if (command.corrects() == null && says(Statement.ended(command.kind()), on))
            return List.of();
        day.effective().notBefore(first).require("effectiveOn", on, DateOutOfRange::new);
        return List.of(new AccessibilityRecordEnded(command.service(), command.kind(), on));
    }

    private static List<AccessibilityEvent> on(
            LocalDate effectiveOn, DecisionDay day, AccessibilityEvent event) {
        day.effective().require("effectiveOn", effectiveOn, DateOutOfRange::new);
        return List.of(event);
    }

    private boolean alreadySaid(
            AccessibilityEvent event, @Nullable Correction corrects, LocalDate on) {
        var said = statement(event);
        return said != null && corrects == null && says(said.statement(), on);
    }

    private boolean says(Statement statement, LocalDate on) {
        return holding(statement.kind(), on)
                .filter(said -> said.value().says(statement))
                .isPresent();
    }

    private Optional<Timeline.Fact<Statement>> holding(AccessibilityKind kind, LocalDate day) {
        return all.holding(day, of(kind));
    }

    private static Predicate<Statement> of(AccessibilityKind kind) {
        return statement -> statement.kind() == kind;
    }

    AccessibilityRecord evolve(AccessibilityEvent event, Place place, @Nullable String actor) {
        if (event instanceof AccessibilityReviewed reviewed) return reviewed(reviewed, place);
        if (event instanceof AccessibilityClaimConfirmed confirmed)
            // who confirmed before anybody was asked may have been the claimant: it can be done
            // again
            return confirmed.confirmer() == null ? this : confirmed(confirmed, place);
        var said = statement(event);
        if (said == null) return this;
        var statement = said.statement();
        return new AccessibilityRecord(
                all.with(
                        place.position(),
                        place.corrected(),
                        said.from(),
                        statement.claim() == null
                                ? statement
                                : statement.by(claimants(place, actor))),
                confirmations,
                looks);
    }

    private SortedSet<String> claimants(Place place, @Nullable String actor) {
        var claimants = new TreeSet<String>();
        var corrected = place.corrected();
        if (corrected != null)
            all.at(corrected).ifPresent(wrong -> claimants.addAll(wrong.value().claimants()));
        if (actor != null) claimants.add(actor);
        return claimants;
    }

    private AccessibilityRecord confirmed(AccessibilityClaimConfirmed event, Place place) {
        return new AccessibilityRecord(
                all,
                confirmations.with(
                        place.position(), place.corrected(), event.confirmedOn(), event.kind()),
                looks);
    }

    private AccessibilityRecord reviewed(AccessibilityReviewed event, Place place) {
        var changed = new TreeMap<>(looks);
        for (var kind : event.kinds())
            changed.put(kind, new Look(event.reviewedOn(), place.position()));
        return new AccessibilityRecord(all, confirmations, changed);
    }

    private record Said(Statement statement, LocalDate from) {}

    /** What an event says of a kind; null if it says something else. */
    private static @Nullable Said statement(AccessibilityEvent event) {
        return switch (event) {
            case MultichannelAccessibilityRecorded(_, var options, var justification, var on) ->
                    options(AccessibilityKind.MULTICHANNEL, options + " " + justification, on);
            case TerritorialAccessibilityRecorded(_, var options, var on) ->
                    options(AccessibilityKind.TERRITORIAL, options.toString(), on);
            case AllSocialGroupsAccessibilityRecorded(_, var options, var justification, var on) ->
                    options(AccessibilityKind.ALL_SOCIAL_GROUPS, options + " " + justification, on);
            case CrossBorderAccessibilityRecorded(_, var options, var on) ->
                    options(AccessibilityKind.CROSS_BORDER, options.toString(), on);
            case AccessibilityNotApplicableClaimed(_, var kind, var justification, var on) ->
                    new Said(Statement.claim(kind, justification), on);
            case AccessibilityRecordEnded(_, var kind, var on) ->
                    new Said(Statement.ended(kind), on);
            // of what is asked for, not of what there is
            case TerritorialTargetSet _, TerritorialTargetEnded _ -> null;
            case AccessibilityClaimConfirmed _, AccessibilityReviewed _ -> null;
        };
    }

    private static Said options(AccessibilityKind kind, String words, LocalDate on) {
        return new Said(Statement.options(kind, words), on);
    }
}
