package lv.atbilstiba.staff.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;

import lv.atbilstiba.commandside.CommandSideApplication;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.AppointPortfolioManager;
import lv.atbilstiba.institution.api.command.RegisterInstitution;
import lv.atbilstiba.institution.api.command.ReleasePortfolioManager;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.Sealed;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.eventstore.AppendReceipt;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Views;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.AnnulService;
import lv.atbilstiba.service.api.command.AppointServiceManager;
import lv.atbilstiba.service.api.command.EngageProvider;
import lv.atbilstiba.service.api.command.RegisterService;
import lv.atbilstiba.service.api.command.ReleaseServiceManager;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.command.RecordStaffMemberLeaving;
import lv.atbilstiba.staff.api.command.RegisterStaffMember;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Whoever leaves holds no appointment from that day on; each ends once, whatever happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // filled before the first test
class WhenStaffMemberLeftThenReleaseAppointmentsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ProjectionName AUTOMATION =
            ProjectionName.of("staff.release-appointments");
    private static final AtomicLong NUMBERS = new AtomicLong(90_000_000_200L);
    private static final Basis ORDER = new Basis("Rīkojums Nr. 7");
    private static final Basis LEFT = new Basis("Darba attiecību izbeigšana (automātiski)");
    private static final UUID CORRELATION = UUID.fromString("018f0000-0000-7000-8000-0000000000cc");
    private static final LocalDate TODAY = RigaCalendar.dayOf(Instant.now());
    private static final LocalDate LAST_WEEK = TODAY.minusWeeks(1);
    private static final LocalDate NEXT_WEEK = TODAY.plusWeeks(1);

    private final TestDatabase database = TestDatabase.fresh();
    private ConfigurableApplicationContext register;

    @BeforeAll
    void start() {
        register = started("true");
    }

    @AfterAll
    void stop() {
        register.close();
        database.close();
    }

    private ConfigurableApplicationContext started(String followingTheLog) {
        var settings = new ArrayList<String>();
        database.properties((name, value) -> settings.add("--" + name + "=" + value.get()));
        settings.add("--spring.config.name=command-side");
        settings.add("--server.port=0");
        settings.add("--atbilstiba.projection.enabled=" + followingTheLog);
        return new SpringApplicationBuilder(CommandSideApplication.class)
                .run(settings.toArray(String[]::new));
    }

    // ---- what is released

    @Test
    void every_appointment_ends_once_on_the_day_of_leaving() {
        var agency = institution();
        var anna = employedBy(agency);
        var berta = employedBy(agency);
        var pension = service(agency);
        var benefit = service(agency);
        given(new AppointPortfolioManager(agency, anna, LAST_WEEK, ORDER, null));
        given(new AppointServiceManager(pension, anna, LAST_WEEK, ORDER, null));
        given(new AppointServiceManager(benefit, anna, LAST_WEEK, ORDER, null));
        given(engage(pension, agency, anna, berta));

        var left = when(anna, TODAY);

        assertThat(eventsAfter(left))
                .containsExactlyInAnyOrder(
                        new PortfolioManagerReleased(agency, anna, TODAY, LEFT),
                        new ServiceManagerReleased(pension, anna, TODAY, LEFT),
                        new ServiceManagerReleased(benefit, anna, TODAY, LEFT),
                        new ProviderEngaged(pension, agency, Ordered.set(List.of(berta)), TODAY));
    }

    @Test
    void who_leaves_later_is_released_on_that_later_day() {
        var agency = institution();
        var anna = employedBy(agency);
        var pension = service(agency);
        given(new AppointServiceManager(pension, anna, LAST_WEEK, ORDER, null));

        var left = when(anna, NEXT_WEEK);

        assertThat(eventsAfter(left))
                .containsExactly(new ServiceManagerReleased(pension, anna, NEXT_WEEK, LEFT));
    }

    @Test
    void a_day_of_leaving_that_is_corrected_to_an_earlier_one_ends_the_appointment_earlier() {
        var agency = institution();
        var anna = employedBy(agency);
        var pension = service(agency);
        given(new AppointServiceManager(pension, anna, LAST_WEEK, ORDER, null));
        var first = when(anna, NEXT_WEEK);

        var corrected = when(anna, TODAY, new Correction(first, "Nepareiza diena"));

        assertThat(eventsAfter(corrected))
                .containsExactly(new ServiceManagerReleased(pension, anna, TODAY, LEFT));
    }

    // ---- what is left alone

    @Test
    void what_others_hold_and_what_has_ended_stays_as_it_is() {
        var agency = institution();
        var anna = employedBy(agency);
        var berta = employedBy(agency);
        var pension = service(agency);
        given(new AppointPortfolioManager(agency, anna, LAST_WEEK, ORDER, null));
        given(new ReleasePortfolioManager(agency, null, TODAY, ORDER, null));
        given(new AppointServiceManager(pension, berta, LAST_WEEK, ORDER, null));

        assertThat(eventsAfter(when(anna, TODAY))).isEmpty();
    }

    @Test
    void a_service_that_was_registered_in_error_is_left_alone() {
        var agency = institution();
        var anna = employedBy(agency);
        var pension = service(agency);
        given(new AppointServiceManager(pension, anna, LAST_WEEK, ORDER, null));
        given(new AnnulService(pension, ORDER, true));

        assertThat(eventsAfter(when(anna, TODAY))).isEmpty();
    }

    @Test
    void her_successor_stays_though_an_older_appointment_of_hers_was_mended() {
        var agency = institution();
        var anna = employedBy(agency);
        var berta = employedBy(agency);
        var pension = service(agency);
        var asManager =
                given(new AppointServiceManager(pension, anna, TODAY.minusDays(6), ORDER, null));
        given(new ReleaseServiceManager(pension, anna, TODAY.minusDays(2), ORDER, null));
        given(new AppointServiceManager(pension, berta, TODAY.minusDays(2), ORDER, null));
        var asPortfolioManager =
                given(new AppointPortfolioManager(agency, anna, TODAY.minusDays(6), ORDER, null));
        given(new ReleasePortfolioManager(agency, anna, TODAY.minusDays(2), ORDER, null));
        given(new AppointPortfolioManager(agency, berta, TODAY.minusDays(2), ORDER, null));
        var slip = new Correction(asManager, "Nepareiza diena");
        send(new AppointServiceManager(pension, anna, TODAY.minusDays(5), ORDER, slip), slip);
        var other = new Correction(asPortfolioManager, "Nepareiza diena");
        send(new AppointPortfolioManager(agency, anna, TODAY.minusDays(5), ORDER, other), other);

        assertThat(eventsAfter(when(anna, TODAY))).isEmpty();
    }

    @Test
    void an_end_that_is_recorded_for_a_later_day_is_moved() {
        var agency = institution();
        var anna = employedBy(agency);
        var berta = employedBy(agency);
        var pension = service(agency);
        given(new AppointServiceManager(pension, anna, LAST_WEEK, ORDER, null));
        var end = given(new ReleaseServiceManager(pension, anna, NEXT_WEEK, ORDER, null));
        given(new AppointServiceManager(pension, berta, NEXT_WEEK, ORDER, null));

        assertThat(factsAfter(when(anna, TODAY)))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.event())
                            .isEqualTo(new ServiceManagerReleased(pension, anna, TODAY, LEFT));
                    assertThat(fact.corrected()).isEqualTo(end);
                });
    }

    @Test
    void an_appointment_that_has_not_begun_ends_as_it_begins() {
        var agency = institution();
        var anna = employedBy(agency);
        var pension = service(agency);
        given(new AppointServiceManager(pension, anna, NEXT_WEEK, ORDER, null));

        assertThat(eventsAfter(when(anna, TODAY)))
                .containsExactly(new ServiceManagerReleased(pension, anna, NEXT_WEEK, LEFT));
    }

    @Test
    void two_who_leave_before_anything_is_done_are_both_dropped() {
        var agency = institution();
        var anna = employedBy(agency);
        var berta = employedBy(agency);
        var pension = service(agency);
        given(engage(pension, agency, anna, berta));
        register.close();
        register = started("false"); // it takes writes, and follows nothing
        var first = when(anna, TODAY);
        var second = when(berta, TODAY);

        register.close();
        register = started("true");

        assertThat(eventsAfter(first))
                .containsExactly(
                        new ProviderEngaged(pension, agency, Ordered.set(List.of(berta)), TODAY));
        assertThat(eventsAfter(second))
                .containsExactly(
                        new ProviderEngaged(pension, agency, Ordered.set(List.of()), TODAY));
    }

    // ---- who did it, and how often

    @Test
    void the_register_did_it_because_somebody_left() {
        var agency = institution();
        var anna = employedBy(agency);
        var pension = service(agency);
        given(new AppointServiceManager(pension, anna, LAST_WEEK, ORDER, null));

        var left = when(anna, TODAY);

        assertThat(factsAfter(left))
                .singleElement()
                .extracting(Recorded::provenance)
                .isEqualTo(
                        new Provenance(
                                "register",
                                null,
                                null,
                                null,
                                CORRELATION,
                                causation(left),
                                null,
                                null));
    }

    @Test
    void the_same_fact_delivered_again_changes_nothing() {
        var agency = institution();
        var anna = employedBy(agency);
        var pension = service(agency);
        given(new AppointPortfolioManager(agency, anna, LAST_WEEK, ORDER, null));
        given(new AppointServiceManager(pension, anna, LAST_WEEK, ORDER, null));
        given(engage(pension, agency, anna));
        var left = when(anna, TODAY);
        var done = eventsAfter(left);

        var again = register.getBean(WhenStaffMemberLeftThenReleaseAppointments.class);
        var fact = log().at(left).orElseThrow();
        again.on(decoded(fact));
        again.on(decoded(fact));

        assertThat(done).hasSize(3);
        assertThat(eventsAfter(left)).isEqualTo(done);
    }

    @Test
    void what_a_process_did_not_come_to_is_done_once_by_the_next() {
        var agency = institution();
        var anna = employedBy(agency);
        var pension = service(agency);
        given(new AppointServiceManager(pension, anna, LAST_WEEK, ORDER, null));
        register.close();
        register = started("false"); // it takes writes, and follows nothing
        var left = when(anna, TODAY);
        assertThat(causedBy(left)).isEmpty();

        register.close();
        register = started("true");

        var released = new ServiceManagerReleased(pension, anna, TODAY, LEFT);
        assertThat(eventsAfter(left)).containsExactly(released);

        // and a further start, on a position that lies behind it, does nothing
        register.close();
        register = started("true");
        assertThat(eventsAfter(left)).containsExactly(released);
    }

    // ---- given

    private InstitutionId institution() {
        var id = new InstitutionId(Long.toString(NUMBERS.incrementAndGet()));
        given(
                new RegisterInstitution(
                        id,
                        new InstitutionDetails(
                                new LocalizedText("Iestāde", null), InstitutionKind.COURT, null),
                        LAST_WEEK,
                        true));
        return id;
    }

    private StaffId employedBy(InstitutionId institution) {
        var id = new StaffId(UuidCreator.getTimeOrderedEpoch());
        var sealed = new Sealed(id.value().toString(), "key", "ciphertext");
        given(
                new RegisterStaffMember(
                        id, institution, new StaffDetails(sealed, sealed, null, null), LAST_WEEK));
        return id;
    }

    private ServiceId service(InstitutionId owner) {
        var id = new ServiceId(UuidCreator.getTimeOrderedEpoch());
        given(
                new RegisterService(
                        id,
                        owner,
                        new ServiceDetails(
                                new LocalizedText("Pensija", null),
                                null,
                                null,
                                null,
                                new TreeSet<>(),
                                new TreeSet<>(),
                                null,
                                null,
                                List.of(),
                                new TreeSet<>()),
                        LifecycleStage.DELIVERY_OR_USE,
                        LAST_WEEK,
                        true,
                        null));
        return id;
    }

    private static EngageProvider engage(
            ServiceId service, InstitutionId provider, StaffId... responsible) {
        return new EngageProvider(
                service, provider, Ordered.set(Arrays.asList(responsible)), LAST_WEEK, null);
    }

    private long given(Object command) {
        return send(command, null);
    }

    // ---- when

    /** Somebody leaves; the position of that fact. */
    private long when(StaffId person, LocalDate leftOn) {
        return when(person, leftOn, null);
    }

    private long when(StaffId person, LocalDate leftOn, @Nullable Correction corrects) {
        return send(new RecordStaffMemberLeaving(person, leftOn, corrects), corrects);
    }

    private long send(Object command, @Nullable Correction corrects) {
        var receipt = AppendReceipt.ofPositions();
        var somebody =
                new Provenance("client-test", null, null, null, CORRELATION, null, null, corrects);
        register.getBean(CommandGateway.class)
                .sendAndWait(
                        GenericCommandMessage.asCommandMessage(command)
                                .withMetaData(EventMetadata.of(somebody))
                                .andMetaData(Map.of(AppendReceipt.KEY, receipt)));
        return receipt.appended().orElseThrow().lastPosition();
    }

    // ---- then

    /** What the register recorded because of a leaving, once the automation has done with it. */
    private List<Object> eventsAfter(long position) {
        return factsAfter(position).stream().map(Recorded::event).toList();
    }

    private List<Recorded<Object>> factsAfter(long position) {
        try {
            assertThat(register.getBean(Views.class).awaitPosition(AUTOMATION, position, PATIENCE))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        assertThat(log().await(lastPosition(), PATIENCE)).isTrue();
        return causedBy(position);
    }

    /** What the register did because of the fact at a position, as far as it is recorded. */
    private List<Recorded<Object>> causedBy(long position) {
        var cause = causation(position);
        return log().after(position, 100).stream()
                .map(this::decoded)
                .filter(fact -> cause.equals(fact.provenance().causation()))
                .toList();
    }

    private long lastPosition() {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT max(global_index) FROM eventstore.domain_event")
                .query(Long.class)
                .single();
    }

    private static UUID causation(long position) {
        return UUID.nameUUIDFromBytes(("position-" + position).getBytes(StandardCharsets.US_ASCII));
    }

    private Recorded<Object> decoded(StoredEvent event) {
        return register.getBean(EventDecoder.class).decode(event);
    }

    private EventLog log() {
        return register.getBean(EventLog.class);
    }
}
