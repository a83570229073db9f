package lv.atbilstiba.service.write;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.InForce;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.NoDescription;
import lv.atbilstiba.service.api.command.RegisterDescription;
import lv.atbilstiba.service.api.command.ReviewDescription;
import lv.atbilstiba.service.api.command.WithdrawDescription;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionReviewed;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The versions of the service's description: what was registered and withdrawn, in the order of the
 * log, each correction in the place of the fact that it mends.
 *
 * @param looks reviews, of which version
 * @param newest the highest number that a version was ever given; 0 if there was none
 */
record Descriptions(Timeline<State> recorded, Timeline<Integer> looks, int newest) {
    static final Descriptions NONE = new Descriptions(Timeline.empty(), Timeline.empty(), 0);

    /**
     * A version, or a withdrawal.
     *
     * @param description null for a withdrawal
     * @param textCorrected where a correction last changed the part that catalogues show; null if
     *     none did
     * @param recordedOn the day on which it was first recorded
     */
    record State(
            int version,
            @Nullable Description description,
            @Nullable Long textCorrected,
            LocalDate recordedOn) {
        private boolean isVersion() {
            return description != null;
        }
    }

    List<DescriptionRegistered> decide(
            RegisterDescription command, Identity identity, Stage stage, DecisionDay day) {
        var on = command.effectiveOn();
        if (command.corrects() == null) {
            var current = holding(on);
            if (current != null
                    && command.description().equals(current.value().description())
                    && !isToBeWithdrawn(current)) return List.of();
            stage.requireNotLiquidated(identity, on);
        }
        new ADescriptionHasBothParts(command.description()).require();
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        return List.of(
                new DescriptionRegistered(
                        command.service(), number(command.corrects()), command.description(), on));
    }

    /** Whether a withdrawal ends this version, which one that is registered anew outlives. */
    private boolean isToBeWithdrawn(Timeline.Fact<State> version) {
        var steps = inForce().steps();
        int next = steps.indexOf(version) + 1;
        return next < steps.size() && !steps.get(next).value().isVersion();
    }

    /** A corrected version keeps its number; another one gets the next. */
    private int number(@Nullable Correction corrects) {
        var wrong = corrects == null ? null : at(corrects.position());
        return wrong != null && wrong.isVersion() ? wrong.version() : newest + 1;
    }

    List<DescriptionReviewed> decide(
            ReviewDescription command, Identity identity, Stage stage, DecisionDay day) {
        var on = command.reviewedOn();
        var current = holding(on);
        if (current == null || !current.value().isVersion())
            throw new CommandRefused(new NoDescription(command.service()));
        int version = current.value().version();
        if (command.corrects() == null) {
            if (looks.facts().stream().anyMatch(it -> it.value() == version && it.day().equals(on)))
                return List.of();
            stage.requireNotLiquidated(identity, on);
        }
        day.past().notBefore(current.day()).require("reviewedOn", on, DateOutOfRange::new);
        return List.of(new DescriptionReviewed(command.service(), version, on));
    }

    List<DescriptionWithdrawn> decide(WithdrawDescription command, DecisionDay day) {
        var on = command.effectiveOn();
        var current = holding(on);
        var mended = command.corrects() == null ? null : at(command.corrects().position());
        if (mended != null && !mended.isVersion()) {
            day.effective().require("effectiveOn", on, DateOutOfRange::new);
            return List.of(
                    new DescriptionWithdrawn(
                            command.service(), mended.version(), on, command.basis()));
        }
        var withdrawn =
                current != null && current.value().isVersion()
                        ? current
                        // what is in force by now was not cancelled before its day
                        : inForce()
                                .nextAfter(on.isBefore(day.today()) ? day.today() : on)
                                .orElse(null);
        if (withdrawn == null) {
            if (current == null) throw new CommandRefused(new NoDescription(command.service()));
            return List.of(); // already withdrawn
        }
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        return List.of(
                new DescriptionWithdrawn(
                        command.service(), withdrawn.value().version(), on, command.basis()));
    }

    /** Where a correction last changed what catalogues show of a version; null if none did. */
    @Nullable Long textCorrected(@Nullable Integer version) {
        for (var fact : recorded.facts().reversed()) {
            var state = fact.value();
            if (state.isVersion() && version != null && state.version() == version)
                return state.textCorrected();
        }
        return null;
    }

    private InForce<Timeline.Fact<State>> inForce() {
        return InForce.of(
                recorded.facts(),
                Timeline.Fact::day,
                it -> it.value().recordedOn(),
                it -> !it.value().isVersion());
    }

    /** What holds on a day: a version, or a withdrawal; null if there was neither before. */
    private Timeline.@Nullable Fact<State> holding(LocalDate day) {
        return inForce().on(day).orElse(null);
    }

    private @Nullable State at(long position) {
        return recorded.at(position).map(Timeline.Fact::value).orElse(null);
    }

    Descriptions evolve(DescriptionRegistered event, Place place, LocalDate recordedOn) {
        var wrong = place.corrects() == null ? null : at(place.corrects().position());
        var before = wrong == null ? null : wrong.description();
        Long textCorrected = null;
        if (wrong != null && before != null)
            textCorrected =
                    before.requestAndReceipt().equals(event.description().requestAndReceipt())
                            ? wrong.textCorrected()
                            : Long.valueOf(place.position());
        return with(
                place,
                event.effectiveOn(),
                new State(
                        event.version(),
                        event.description(),
                        textCorrected,
                        wrong == null ? recordedOn : wrong.recordedOn()));
    }

    Descriptions evolve(DescriptionReviewed event, Place place) {
        return new Descriptions(
                recorded,
                looks.with(
                        place.position(), place.corrected(), event.reviewedOn(), event.version()),
                newest);
    }

    Descriptions evolve(DescriptionWithdrawn event, Place place, LocalDate recordedOn) {
        var wrong = place.corrects() == null ? null : at(place.corrects().position());
        return with(
                place,
                event.effectiveOn(),
                new State(
                        event.version(),
                        null,
                        null,
                        wrong == null ? recordedOn : wrong.recordedOn()));
    }

    private Descriptions with(Place place, LocalDate on, State state) {
        return new Descriptions(
                recorded.with(place.position(), place.corrected(), on, state),
                looks,
                Math.max(newest, state.version()));
    }
}
