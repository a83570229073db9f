package lv.atbilstiba.service.write;

import lv.atbilstiba.kernel.Correction;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The versions of the service's description: what was registered and withdrawn, in the order of the
 * log, each correction in the place of the fact that it mends.
 *
 * @param newest the highest number that a version was ever given; 0 if there was none
 */
record Descriptions(List<Fact> facts, List<Look> looks, int newest) {
    static final Descriptions NONE = new Descriptions(List.of(), List.of(), 0);

    /**
     * A version, or a withdrawal.
     *
     * @param positions of the fact and of its corrections, the one that stands last
     * @param from first day on which it holds
     * @param description null for a withdrawal
     * @param textCorrected where a correction last changed the part that catalogues show; null if
     *     none did
     */
    record Fact(
            List<Long> positions,
            int version,
            LocalDate from,
            @Nullable Description description,
            @Nullable Long textCorrected) {
        Fact {
            positions = List.copyOf(positions);
        }

        private boolean isVersion() {
            return description != null;
        }
    }

    /** A review of a version. */
    record Look(long position, int version, LocalDate on) {}

    Descriptions {
        facts = List.copyOf(facts);
        looks = List.copyOf(looks);
    }

    List<DescriptionRegistered> decide(
            RegisterDescription command, Identity identity, Stage stage, DecisionDay day) {
        var on = command.effectiveOn();
        if (command.corrects() == null) {
            var current = holding(on);
            if (current != null && command.description().equals(current.description()))
                return List.of();
            stage.requireNotLiquidated(identity, on);
        }
        new ADescriptionHasBothParts(command.description()).require();
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        return List.of(
                new DescriptionRegistered(
                        command.service(), number(command.corrects()), command.description(), on));
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
        if (current == null || !current.isVersion())
            throw new CommandRefused(new NoDescription(command.service()));
        if (command.corrects() == null) {
            if (looks.stream()
                    .anyMatch(it -> it.version() == current.version() && it.on().equals(on)))
                return List.of();
            stage.requireNotLiquidated(identity, on);
        }
        day.past().notBefore(current.from()).require("reviewedOn", on, DateOutOfRange::new);
        return List.of(new DescriptionReviewed(command.service(), current.version(), on));
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
                current != null && current.isVersion()
                        ? current
                        : inForce().nextAfter(on).orElse(null);
        if (withdrawn == null) {
            if (current == null) throw new CommandRefused(new NoDescription(command.service()));
            return List.of(); // already withdrawn
        }
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        return List.of(
                new DescriptionWithdrawn(
                        command.service(), withdrawn.version(), on, command.basis()));
    }

    /** Where a correction last changed what catalogues show of a version; null if none did. */
    @Nullable Long textCorrected(@Nullable Integer version) {
        for (var fact : facts.reversed())
            if (fact.isVersion() && version != null && fact.version() == version)
                return fact.textCorrected();
        return null;
    }

    private InForce<Fact> inForce() {
        return InForce.of(facts, Fact::from, it -> !it.isVersion());
    }

    /** What holds on a day: a version, or a withdrawal; null if there was neither before. */
    private @Nullable Fact holding(LocalDate day) {
        return inForce().on(day).orElse(null);
    }

    private @Nullable Fact at(long position) {
        for (var fact : facts) if (fact.positions().contains(position)) return fact;
        return null;
    }

    Descriptions evolve(DescriptionRegistered event, Place place) {
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
                wrong,
                new Fact(
                        List.of(place.position()),
                        event.version(),
                        event.effectiveOn(),
                        event.description(),
                        textCorrected));
    }

    Descriptions evolve(DescriptionReviewed event, Place place) {
        var corrected = place.corrects();
        var others =
                looks.stream()
                        .filter(it -> corrected == null || it.position() != corrected.position());
        var look = new Look(place.position(), event.version(), event.reviewedOn());
        return new Descriptions(facts, Stream.concat(others, Stream.of(look)).toList(), newest);
    }

    Descriptions evolve(DescriptionWithdrawn event, Place place) {
        var wrong = place.corrects() == null ? null : at(place.corrects().position());
        return with(
                place,
                wrong,
                new Fact(
                        List.of(place.position()),
                        event.version(),
                        event.effectiveOn(),
                        null,
                        null));
    }

    private Descriptions with(Place place, @Nullable Fact wrong, Fact fact) {
        var more = new ArrayList<>(facts);
        int index = wrong == null ? -1 : more.indexOf(wrong);
        if (wrong == null || index < 0) {
            more.add(fact);
        } else {
            var positions = new ArrayList<>(wrong.positions());
            positions.add(place.position());
            more.set(
                    index,
                    new Fact(
                            positions,
                            fact.version(),
                            fact.from(),
                            fact.description(),
                            fact.textCorrected()));
        }
        return new Descriptions(more, looks, Math.max(newest, fact.version()));
    }
}
