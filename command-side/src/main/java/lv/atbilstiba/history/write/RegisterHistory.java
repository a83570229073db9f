package lv.atbilstiba.history.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.command.OpenHistoryEpoch;
import lv.atbilstiba.history.api.command.RevokeLogKey;
import lv.atbilstiba.history.api.event.HistoryEpochOpened;
import lv.atbilstiba.history.api.event.HistoryEvent;
import lv.atbilstiba.history.api.event.LogKeyRevoked;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The register's history: where it had to begin anew, and which of its keys are not trusted. */
@Aggregate
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class RegisterHistory {
    @AggregateIdentifier private @Nullable HistoryId id;
    private int epoch = 1;
    private final Map<String, LocalDate> revoked = new HashMap<>();

    RegisterHistory() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenHistoryEpoch command) {
        new AnEpochIsOpenedOnce(command.epoch(), epoch).require();
        apply(new HistoryEpochOpened(command.epoch(), command.loss(), command.reason()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RevokeLogKey command) {
        var before = revoked.get(command.key());
        if (before != null && !command.from().isBefore(before)) return; // it is so already
        apply(new LogKeyRevoked(command.key(), command.from(), command.reason()));
    }

    @EventSourcingHandler
    void evolve(HistoryEvent event) {
        id = HistoryId.REGISTER;
        switch (event) {
            case HistoryEpochOpened(var opened, _, _) -> epoch = opened;
            case LogKeyRevoked(var key, var from, _) -> revoked.put(key, from);
        }
    }
}
