package lv.atbilstiba.staff.automation;

import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.write.CommandRefused;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Commands that nobody asks for: the register is their actor. */
@Component
final class OwnCommands {
    private static final Logger LOG = LoggerFactory.getLogger(OwnCommands.class);

    private final ObjectProvider<CommandGateway> gateway;

    OwnCommands(ObjectProvider<CommandGateway> gateway) {
        this.gateway = gateway;
    }

    /** Sends what a fact calls for. */
    void send(Object command, Recorded<Object> cause) {
        var position = "position-" + cause.position();
        send(
                command,
                Provenance.REGISTER
                        .correlatedWith(cause.provenance().correlation())
                        .causedBy(
                                UUID.nameUUIDFromBytes(
                                        position.getBytes(StandardCharsets.US_ASCII))));
    }

    /** Sends what the calendar calls for. */
    void send(Object command) {
        send(command, Provenance.REGISTER);
    }

    private void send(Object command, Provenance provenance) {
        try {
            gateway.getObject()
                    .sendAndWait(
                            GenericCommandMessage.asCommandMessage(command)
                                    .withMetaData(EventMetadata.of(provenance)));
        } catch (CommandRefused refused) {
            LOG.info(
                    "command={} outcome=refused refusal={}",
                    command.getClass().getSimpleName(),
                    refused.getMessage());
        }
    }
}
