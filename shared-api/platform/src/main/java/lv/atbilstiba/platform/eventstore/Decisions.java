package lv.atbilstiba.platform.eventstore;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;

import java.sql.SQLException;
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
     * After a lost connection it is not sent again: what it recorded may be there.
     *
     * @param receipt says afterwards what was recorded, if anything was
     * @throws CompletionException around what the command was refused for, or failed of
     */
    public void send(Object command, Map<String, ?> metadata, AppendReceipt receipt) {
        var memory = new FromMemory();
        var afresh = MetaData.from(metadata).and(AppendReceipt.KEY, receipt);
        try {
            send(command, afresh.and(FromMemory.KEY, memory));
            if (receipt.appended().isPresent() || !memory.rested()) return;
        } catch (RuntimeException failure) {
            if (!memory.rested() || mayBeRecorded(failure)) throw failure;
        }
        send(command, afresh);
    }

    /**
     * Whether the database may have taken what it did not answer for. A refusal was decided in
     * memory, and who lost a race recorded nothing; of all else only the history knows.
     */
    private static boolean mayBeRecorded(RuntimeException failure) {
        if (LostRace.isLost(failure)) return false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException || cause instanceof EventStoreException) return true;
        return false;
    }

    private void send(Object command, MetaData metadata) {
        commands.send(GenericCommandMessage.asCommandMessage(command).withMetaData(metadata))
                .join();
    }
}
