package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Objects;
import java.util.UUID;

/** The keys of people, which are there as long as anything of theirs is. */
class PersonKeysIT extends OverHttp {
    private static final String ANNA = "{\"name\": \"Anna\", \"post\": \"Eksperte\"}";

    @Test
    void a_person_whose_key_was_erased_is_changed_no_more() {
        var staff = staffOf(newNumber());
        var anna = Objects.requireNonNull(stateLead().post(staff, ANNA).header("Location"));
        assertThat(stateLead().with("If-Match", "*").put(anna, ANNA).status()).isEqualTo(200);
        jdbc().sql(
                        """
                        UPDATE vault.person_key SET wrapped_key = NULL, erased_at = now()
                        WHERE person = CAST(:person AS uuid)
                        """)
                .param("person", anna.substring("/api/staff/".length()))
                .update();

        var answer = stateLead().with("If-Match", "*").put(anna, ANNA.replace("Anna", "Berta"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("/problems/staff/erased");
    }

    @Test
    void whoever_was_not_registered_leaves_no_key() {
        var staff = staffOf(newNumber());
        assertThat(stateLead().post(staff, ANNA).status()).isEqualTo(201);
        var keys = keys();

        var late = ANNA.replace("}", ", \"joinedOn\": \"2199-01-01\"}");
        assertThat(stateLead().post(staff, late).status()).isEqualTo(422);
        var nowhere = "/api/institutions/" + newNumber() + "/staff";
        assertThat(stateLead().post(nowhere, ANNA).status()).isEqualTo(404);
        var nobody = "/api/staff/" + UUID.randomUUID();
        assertThat(stateLead().with("If-Match", "*").put(nobody, ANNA).status()).isEqualTo(404);

        assertThat(keys()).isEqualTo(keys);
    }

    private String staffOf(String number) {
        stateLead().post("/api/institutions", ministry(number, "Labklājība"));
        return "/api/institutions/" + number + "/staff";
    }

    private long keys() {
        return jdbc().sql("SELECT count(*) FROM vault.person_key").query(Long.class).single();
    }
}
