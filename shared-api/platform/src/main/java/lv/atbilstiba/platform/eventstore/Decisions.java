package lv.atbilstiba.platform.eventstore;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;

import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * Sends commands to their aggregates, and waits. Nearly always a command is decided on what this
 * process remembers, and what it records proves that nothing was missing; otherwise it is decided
 * again on what is read afresh.
 */
public final class Decisions {
    private final CommandGateway commands;

    public Decisions(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * @param receipt says afterwards what was recorded, if anything was
     * @throws CompletionException around what the command was refused for, or failed of
     */
    public void send(Object command, Map<String, ?> metadata, AppendReceipt receipt) {
        var memory = new FromMemory();
        var afresh = MetaData.from(metadata).and(AppendReceipt.KEY, receipt);
        try {
            send(command, afresh.and(FromMemory.KEY, memory));
            if (receipt.appended().isPresent() || !memory.rested()) return;
        } catch (RuntimeException refused) {
            if (!memory.rested()) throw refused;
        }
        send(command, afresh);
    }

    private void send(Object command, MetaData metadata) {
        commands.send(GenericCommandMessage.asCommandMessage(command).withMetaData(metadata))
                .join();
    }
}
