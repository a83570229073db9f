package lv.atbilstiba.staff.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;

import lv.atbilstiba.commandside.CommandSideApplication;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.RegisterInstitution;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.Sealed;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.eventstore.AppendReceipt;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.projection.ViewNotReady;
import lv.atbilstiba.platform.vault.Logins;
import lv.atbilstiba.platform.write.decision.Leavers;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.command.LinkStaffLogin;
import lv.atbilstiba.staff.api.command.RecordStaffMemberLeaving;
import lv.atbilstiba.staff.api.command.RegisterStaffMember;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Who is to leave on a later day acts until that day, and from it on no more. */
class WhenTheDayOfLeavingComesThenTheLoginEndsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final InstitutionId MINISTRY = new InstitutionId("90000000801");
    private static final LocalDate TODAY = RigaCalendar.dayOf(Instant.now());
    private static final LocalDate NEXT_WEEK = TODAY.plusWeeks(1);

    @TempDir private static Path folder;

    @Test
    void her_login_works_until_that_day_and_ends_on_it() {
        try (var database = TestDatabase.fresh();
                var register = started(database)) {
            var anna = new StaffId(UuidCreator.getTimeOrderedEpoch());
            var logins = register.getBean(Logins.class);
            var clock = register.getBean(MovedClock.class);
            var login = logins.of("anna");
            employed(register, anna);
            assertThat(logins.hold(login, anna)).isTrue();
            send(register, new LinkStaffLogin(anna, login.hash(), "client-test"));

            send(register, new RecordStaffMemberLeaving(anna, NEXT_WEEK, null));

            logins.forget();
            assertThat(logins.personOf(login)).contains(anna);
            clock.now = RigaCalendar.startOf(NEXT_WEEK).minusNanos(1);
            logins.forget();
            look(register, anna, false);
            assertThat(logins.personOf(login)).as("the evening before").contains(anna);

            clock.now = RigaCalendar.startOf(NEXT_WEEK);
            logins.forget();
            assertThat(logins.personOf(login)).as("from midnight on, in Riga").isEmpty();
            look(register, anna, true);
            assertThat(unlinked(database)).singleElement().asString().contains("LEFT");
            // and nothing is left to do
            look(register, anna, false);
            assertThat(unlinked(database)).hasSize(1);
            assertThat(linked(database)).isZero();
        }
    }

    /** Looks who has left, once it is known whether she has. */
    private static void look(
            ConfigurableApplicationContext register, StaffId anna, boolean expected) {
        var leavers = register.getBean(Leavers.class);
        var today = RigaCalendar.dayOf(register.getBean(MovedClock.class).instant());
        for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            try {
                if (leavers.whoStillHaveALogin(today).contains(anna) == expected) break;
            } catch (ViewNotReady notYet) {
                // it is asked again
            }
            LockSupport.parkNanos(20_000_000L);
        }
        register.getBean(WhenTheDayOfLeavingComesThenTheLoginEnds.class).look();
    }

    private static long linked(TestDatabase database) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT count(*) FROM vault.linked_login")
                .query(Long.class)
                .single();
    }

    private static List<String> unlinked(TestDatabase database) {
        return JdbcClient.create(database.dataSource())
                .sql(
                        """
                        SELECT convert_from(payload, 'UTF8')
                        FROM eventstore.domain_event
                        WHERE payload_type LIKE '%.StaffLoginUnlinked'
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static void employed(ConfigurableApplicationContext register, StaffId person) {
        send(
                register,
                new RegisterInstitution(
                        MINISTRY,
                        new InstitutionDetails(
                                new LocalizedText("Ministrija", null),
                                InstitutionKind.MINISTRY,
                                null),
                        TODAY.minusYears(1),
                        true));
        var sealed = new Sealed(person.value().toString(), "key", "ciphertext");
        send(
                register,
                new RegisterStaffMember(
                        person,
                        MINISTRY,
                        new StaffDetails(sealed, sealed, null, null),
                        TODAY.minusWeeks(1)));
    }

    private static void send(ConfigurableApplicationContext register, Object command) {
        var somebody = new Provenance("client-test", null, null, null, null, null, null, null);
        register.getBean(CommandGateway.class)
                .sendAndWait(
                        GenericCommandMessage.asCommandMessage(command)
                                .withMetaData(EventMetadata.of(somebody))
                                .andMetaData(
                                        Map.of(AppendReceipt.KEY, AppendReceipt.ofPositions())));
    }

    private static ConfigurableApplicationContext started(TestDatabase database) {
        var settings = new ArrayList<String>();
        database.properties((name, value) -> settings.add("--" + name + "=" + value.get()));
        settings.add("--spring.config.name=command-side");
        settings.add("--server.port=0");
        settings.add("--atbilstiba.vault.master-key-file=" + folder.resolve("master.json"));
        settings.add("--atbilstiba.vault.create-master-key=true");
        return new SpringApplicationBuilder(CommandSideApplication.class)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean("registerClock", MovedClock.class, MovedClock::new))
                .run(settings.toArray(String[]::new));
    }

    /** The register's clock, as far ahead as a test has it. */
    static final class MovedClock extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
