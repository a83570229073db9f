package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.memory.Memory;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A snapshot of another shape is passed over, never half read. */
class OlderSnapshotIT extends OverHttp {
    @Test
    void a_service_is_read_from_its_events_where_its_snapshot_is_of_an_older_revision() {
        var number = newNumber();
        stateLead().post("/api/institutions", ministry(number, "Ministrija"));
        var registered =
                stateLead()
                        .post(
                                "/api/services",
                                """
                                {"owner": "%s", "name": {"lv": "Atļauja"}, "stage": "PLANNING"}
                                """
                                        .formatted(number));
        var service = registered.json().path("id").asString();
        jdbc().sql(
                        """
                        INSERT INTO eventstore.snapshot_event (
                            event_identifier, aggregate_identifier, sequence_number, type,
                            time_stamp, payload_type, payload_revision, payload, metadata)
                        VALUES (:id, :aggregate, 0, 'Service', now(), :type, NULL, :payload,
                            :metadata)
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("aggregate", "service-" + service)
                .param("type", "lv.atbilstiba.service.write.Service")
                .param("payload", "{\"id\":null}".getBytes(StandardCharsets.UTF_8))
                .param("metadata", "{}".getBytes(StandardCharsets.UTF_8))
                .update();
        Memory.forgetAll();

        var again =
                stateLead()
                        .with("If-Match", "*")
                        .put("/api/services/" + service, "{\"name\": {\"lv\": \"Cita atļauja\"}}");

        assertThat(again.status()).as(again.http().body()).isEqualTo(200);
    }
}
