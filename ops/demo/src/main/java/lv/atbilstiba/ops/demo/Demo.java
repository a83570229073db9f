package lv.atbilstiba.ops.demo;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Tells the year to the register that has just started in this process, as its clients would. */
class Demo {
    private final SimulatedClock clock;
    private final Environment environment;

    Demo(SimulatedClock clock, Environment environment) {
        this.clock = clock;
        this.environment = environment;
    }

    /** Before anybody else says what to look at: until the year is told there is little. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ApplicationReadyEvent ready) throws SQLException {
        if (clock.finished()) return;
        var base = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        var out = System.out;
        var began = System.nanoTime();
        out.printf("%nA year in the life of a ministry, an agency and a municipality%n%n");
        try (var register = new Register(base)) {
            var teller = new Teller(register, clock, new Progress(out));
            new AYearInTheLife(teller).happens();
            clock.catchUp();
            out.printf(
                    Locale.ROOT,
                    "%nTold in %d s: %,d changes, every one through the REST API. It is today"
                            + " again.%n",
                    Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                    register.submitted());
            out.print(whatToLookAt(base, teller));
        }
    }

    private static String whatToLookAt(String base, Teller teller) {
        return """

        What to look at, with
          TOKEN=$(curl -s -u auditor:auditor-secret -d grant_type=client_credentials %1$s/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

          the agency now           curl -s -H "Authorization: Bearer $TOKEN" %1$s/api/compliance/institutions/%2$s
          the agency in spring     curl -s -H "Authorization: Bearer $TOKEN" '%1$s/api/compliance/institutions/%2$s?asOf=%3$s'
          the year of a pension    curl -s -H "Authorization: Bearer $TOKEN" %1$s/api/compliance/services/%4$s/history
          who did what to it       curl -s -H "Authorization: Bearer $TOKEN" %1$s/api/audit/subjects/service/%4$s/history
          what is still open       curl -s -H "Authorization: Bearer $TOKEN" '%1$s/api/compliance/findings?status=NON_COMPLIANT'
          metrics                  curl -s -u operations:operations-secret -d grant_type=client_credentials %1$s/oauth2/token   then %1$s/actuator/prometheus

        """
                .formatted(
                        base,
                        Player.AGENCY.registrationNumber(),
                        teller.inTheStory(130),
                        teller.id("vecuma-pensija"));
    }
}
