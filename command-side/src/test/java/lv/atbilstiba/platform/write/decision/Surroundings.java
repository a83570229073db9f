package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.TerritoryCode;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The world in which the specifications take place: a Monday in March, three institutions, people.
 */
public final class Surroundings
        implements Employments,
                Institutions,
                RegisteredServices,
                PortfolioHolders,
                KnownTerritories {
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    public static final LocalDate YESTERDAY = TODAY.minusDays(1);
    public static final LocalDate TOMORROW = TODAY.plusDays(1);
    public static final LocalDate NEXT_MONTH = TODAY.plusMonths(1);
    public static final LocalDate LAST_MONTH = TODAY.minusMonths(1);
    public static final LocalDate A_YEAR_AGO = TODAY.minusYears(1);
    public static final LocalDate IN_A_YEAR = TODAY.plusYears(1);
    public static final LocalDate LONG_AGO = LocalDate.of(2019, 9, 2);

    public static final Period BACKDATING = Period.ofYears(1);
    public static final DecisionDay DAY = new DecisionDay(TODAY, BACKDATING);

    public static final InstitutionId MINISTRY = new InstitutionId("90000000001");
    public static final InstitutionId AGENCY = new InstitutionId("90000000002");
    public static final InstitutionId MUNICIPALITY = new InstitutionId("90000000003");
    public static final InstitutionId NOBODY_KNOWS_IT = new InstitutionId("90000000099");

    /** Employed by the agency. */
    public static final StaffId ANNA = person(1);

    public static final StaffId BERTA = person(2);
    public static final StaffId LEFT_LAST_MONTH = person(3);

    /** Employed by the municipality. */
    public static final StaffId DACE = person(4);

    /** The one territory there is. */
    public static final TerritoryCode PARISH = new TerritoryCode("9900100");

    public static final TerritoryCode NOWHERE = new TerritoryCode("9999999");

    public static final Basis ORDER = new Basis("Rīkojums Nr. 12, 02.03.2026");

    private final Map<InstitutionId, InstitutionKind> kinds =
            new HashMap<>(
                    Map.of(
                            MINISTRY, InstitutionKind.MINISTRY,
                            AGENCY, InstitutionKind.SUBORDINATE_INSTITUTION,
                            MUNICIPALITY, InstitutionKind.MUNICIPALITY));
    private @Nullable InstitutionId stateLead;
    private @Nullable InstitutionId under;
    private boolean services;
    private Post.@Nullable Tenure holder;

    private static StaffId person(int number) {
        return new StaffId(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
    }

    /** A fixture of this aggregate in these surroundings. */
    public <T> FixtureConfiguration<T> of(Class<T> aggregate) {
        return new AggregateTestFixture<>(aggregate).registerInjectableResources(DAY, this);
    }

    public Surroundings ledBy(InstitutionId lead) {
        stateLead = lead;
        return this;
    }

    /** Somebody is under whomever it is about. */
    public void isAbove(InstitutionId institution) {
        under = institution;
    }

    /** Somebody uses the register already. */
    public Surroundings withServices() {
        services = true;
        return this;
    }

    @Override
    public boolean any() {
        return services;
    }

    /** From this day on, the agency's portfolio manager, by a fact at position 6. */
    public void answersForServices(StaffId person, LocalDate since) {
        holder = new Post.Tenure(person, since, null, 6, null);
    }

    @Override
    public Optional<Post.Tenure> holding(InstitutionId institution, LocalDate on) {
        return Optional.ofNullable(holder)
                .filter(held -> institution.equals(AGENCY) && held.holdsOn(on));
    }

    /** An event as it is loaded from this position. */
    public static Object at(long position, Object event) {
        var message =
                event instanceof EventMessage<?> told
                        ? told
                        : GenericEventMessage.asEventMessage(event);
        return message.andMetaData(Map.of(EventMetadata.POSITION, position));
    }

    /** An event that mends the fact at this position. */
    public static Object mending(long position, Object event) {
        return GenericEventMessage.asEventMessage(event)
                .andMetaData(Map.of(EventMetadata.CORRECTS, slipAt(position)));
    }

    /** An event, loaded from its position, that mends the fact at another one. */
    public static Object mendingAt(long position, long mended, Object event) {
        return GenericEventMessage.asEventMessage(event)
                .andMetaData(
                        Map.of(
                                EventMetadata.POSITION,
                                position,
                                EventMetadata.CORRECTS,
                                slipAt(mended)));
    }

    /** A correction of the fact at this position. */
    public static Correction slipAt(long position) {
        return new Correction(position, "wrong line of the list");
    }

    @Override
    public boolean known(TerritoryCode territory, LocalDate on) {
        return territory.equals(PARISH);
    }

    @Override
    public boolean employed(StaffId person, InstitutionId institution, LocalDate on) {
        if (person.equals(LEFT_LAST_MONTH))
            return institution.equals(AGENCY) && on.isBefore(LAST_MONTH);
        if (person.equals(DACE)) return institution.equals(MUNICIPALITY);
        return institution.equals(AGENCY);
    }

    @Override
    public Optional<InstitutionKind> kindOf(InstitutionId institution) {
        return Optional.ofNullable(kinds.get(institution));
    }

    @Override
    public Optional<InstitutionId> stateLeadBeside(
            InstitutionId asking, LocalDate from, @Nullable LocalDate until) {
        return Optional.ofNullable(stateLead).filter(lead -> !lead.equals(asking));
    }

    @Override
    public Optional<InstitutionId> anyUnder(InstitutionId institution) {
        return Optional.ofNullable(under);
    }
}
