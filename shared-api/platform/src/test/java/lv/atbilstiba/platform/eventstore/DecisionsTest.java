package lv.atbilstiba.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** When a command that was decided on what the process remembers is decided again. */
class DecisionsTest {
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final Decisions decisions =
            new Decisions(DefaultCommandGateway.builder().commandBus(bus).build());
    private int attempts;

    @Test
    void a_lost_race_is_run_again_on_what_is_read_afresh() {
        failing(new ConcurrencyException("somebody was first", new SQLException("", "23505")));
        assertThatThrownBy(this::send).isInstanceOf(CompletionException.class);
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void a_refusal_decided_in_memory_is_decided_again() {
        failing(new IllegalStateException("refused"));
        assertThatThrownBy(this::send).isInstanceOf(CompletionException.class);
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void after_a_lost_connection_a_command_is_never_sent_again() {
        failing(
                new EventStoreException(
                        "events were not recorded",
                        new SQLException("An I/O error", "08006", new SocketTimeoutException())));
        assertThatThrownBy(this::send).hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(attempts).as("what it recorded may be there").isEqualTo(1);
    }

    private void send() {
        decisions.send("command", Map.of(), AppendReceipt.ofPositions());
    }

    private void failing(RuntimeException failure) {
        bus.subscribe(
                String.class.getName(),
                message -> {
                    attempts++;
                    FromMemory.allowed(true);
                    throw failure;
                });
    }
}
