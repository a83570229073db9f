package lv.atbilstiba.platform.eventstore;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.StaffId;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

import java.time.LocalDate;
import java.util.UUID;

/** An aggregate as those of the command side are: package-private, with nothing said to Jackson. */
@Aggregate(snapshotTriggerDefinition = "everyTwoHundredEvents")
final class Appointments {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Basis BASIS = new Basis("Rīkojums Nr. 7");
    private static final StaffId PERSON =
            new StaffId(UUID.fromString("018f0000-0000-7000-8000-000000000002"));

    @AggregateIdentifier private InstitutionId id;
    private int count;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    Appointments() {}

    /** A command that creates. */
    record Begin(@TargetAggregateIdentifier InstitutionId institution) {}

    /** A command that records so many events. */
    record GoOn(@TargetAggregateIdentifier InstitutionId institution, int times) {}

    /** A command that fails after it has recorded one. */
    record Fail(@TargetAggregateIdentifier InstitutionId institution) {}

    /** A command that is refused if there are more already; records one. */
    record AtMost(@TargetAggregateIdentifier InstitutionId institution, int number) {}

    /** A command that records what is missing to that number. */
    record UpTo(@TargetAggregateIdentifier InstitutionId institution, int number) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(Begin command) {
        apply(new PortfolioManagerAppointed(command.institution(), PERSON, DAY, BASIS));
    }

    @CommandHandler
    int decide(GoOn command) {
        for (int i = 0; i < command.times(); i++) {
            apply(new PortfolioManagerReleased(id, PERSON, DAY, BASIS));
        }
        return count;
    }

    @CommandHandler
    void decide(Fail command) {
        apply(new PortfolioManagerReleased(id, PERSON, DAY, BASIS));
        throw new IllegalStateException("refused");
    }

    @CommandHandler
    void decide(AtMost command) {
        if (count > command.number()) throw new IllegalStateException(count + " already");
        apply(new PortfolioManagerReleased(id, PERSON, DAY, BASIS));
    }

    @CommandHandler
    void decide(UpTo command) {
        while (count < command.number())
            apply(new PortfolioManagerReleased(id, PERSON, DAY, BASIS));
    }

    @EventSourcingHandler
    void evolve(InstitutionEvent event) {
        id = event.institution();
        count++;
    }
}
