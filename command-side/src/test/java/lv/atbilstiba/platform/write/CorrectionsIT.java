package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A correction stands in the place of the fact that it names, and of no other. */
class CorrectionsIT extends OverHttp {
    private static final String NO_MATCH = "/problems/write/correction-does-not-match";

    /** Of whoever is found to have left already the login ends, which mends nothing. */
    @Test
    void a_leaving_is_mended_though_the_login_ends_with_it() {
        var number = newNumber();
        taken(201, stateLead().post("/api/institutions", ministry(number, "Labklājība")));
        var person =
                taken(
                                201,
                                stateLead()
                                        .post(
                                                "/api/institutions/" + number + "/staff",
                                                "{\"name\": \"Anna\", \"post\": \"x\"}"))
                        .json()
                        .path("id")
                        .asString();
        linked(person, Tokens.person("portfolio-manager", "anna-" + number, number));
        var today = LocalDate.now(ZoneId.of("Europe/Riga"));
        var staff = "/api/staff/" + person + "?leftOn=";
        var said = taken(200, write().send("DELETE", staff + today.plusDays(30), null));
        var mistake = said.header("Event-Position");

        var mended =
                taken(
                        200,
                        write().send(
                                        "DELETE",
                                        staff + today + "&corrects=" + mistake + "&reason=x",
                                        null));

        assertThat(eventsAfter(Long.parseLong(mistake)))
                .containsExactly(
                        "StaffMemberLeft corrects " + mistake, "StaffLoginUnlinked corrects null");
        assertThat(Long.parseLong(mended.header("Event-Position")))
                .isGreaterThan(Long.parseLong(mistake));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /policy/parameters/vacancyGrace | /policy/parameters/backdating | {"value": "P61D", "basis": "x"%s}
                    /policy/territories/9900200 | /policy/territories/9900300 | {"name": {"lv": "x"}, "from": "2020-01-01", "basis": "x"%s}
                    SERVICE/providers/OWNER | SERVICE/providers/OTHER | {"responsible": []%s}
                    SERVICE/accessibility/cross-border | SERVICE/accessibility/territorial | {"notApplicable": {"justification": "x"}%s}
                    SERVICE/catalogues/LATVIJA_GOV_LV | SERVICE/catalogues/BUSINESS_GOV_LV | {"way": "BY_HAND"%s}
                    """)
    void what_identifies_a_thing_is_not_corrected(String one, String another, String body) {
        var owner = newNumber();
        var other = newNumber();
        taken(201, stateLead().post("/api/institutions", ministry(owner, "Viena")));
        taken(201, stateLead().post("/api/institutions", ministry(other, "Otra")));
        var us = Tokens.of("portfolio-manager", "us", owner);
        var service =
                taken(
                                201,
                                stateLead()
                                        .as(us)
                                        .post(
                                                "/api/services",
                                                """
                                                {"owner": "%s", "name": {"lv": "x"},
                                                 "kind": "PUBLIC_INDIVIDUAL_BENEFIT",
                                                 "audiences": ["RESIDENT"],
                                                 "deliveryForms": ["E"], "stage": "DELIVERY_OR_USE"}
                                                """
                                                        .formatted(owner)))
                        .json()
                        .path("id")
                        .asString();
        var who = one.startsWith("SERVICE") ? write().as(us) : write();
        var paths =
                List.of(one, another).stream()
                        .map(it ->
                                "/api"
                                        + it.replace("SERVICE", "/services/" + service)
                                                .replace("OWNER", owner)
                                                .replace("OTHER", other))
                        .toList();
        var first = taken(200, who.put(paths.getFirst(), body.formatted("")));
        var corrects =
                body.formatted(
                        ", \"corrects\": {\"position\": %s, \"reason\": \"x\"}"
                                .formatted(first.header("Event-Position")));
        var events = countEvents();

        var answer = who.put(paths.getLast(), corrects);

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo(NO_MATCH);
        assertThat(answer.pointer()).isEqualTo("/corrects/position");
        assertThat(countEvents()).isEqualTo(events);
        taken(200, who.put(paths.getFirst(), corrects));
        assertThat(countEvents()).as("of the same thing it is").isEqualTo(events + 1);
    }

    private Register write() {
        return stateLead().with("If-Match", "*");
    }

    private static Register.Answer taken(int status, Register.Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        return answer;
    }

    private List<String> eventsAfter(long position) {
        return jdbc().sql(
                        """
                        SELECT payload_type,
                               convert_from(metadata, 'UTF8')::jsonb #>> '{corrects,position}' AS mends
                        FROM eventstore.domain_event
                        WHERE global_index > :position
                        ORDER BY global_index
                        """)
                .param("position", position)
                .query((row, _) -> {
                    var type = row.getString(1);
                    return type.substring(type.lastIndexOf('.') + 1)
                            + " corrects "
                            + row.getString(2);
                })
                .list();
    }
}
