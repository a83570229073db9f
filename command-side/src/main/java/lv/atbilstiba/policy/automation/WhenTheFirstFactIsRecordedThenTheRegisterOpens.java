package lv.atbilstiba.policy.automation;

import lv.atbilstiba.history.api.event.HistoryEpochOpened;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.projection.Follower;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.command.OpenRegister;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The register records, once, the day on which it opened: Riga's day of its first fact. A register
 * that was there before it could record this records it when it next starts. Nothing is there
 * without an institution, so the events that may come first are few; a repetition finds it done.
 */
@Component
final class WhenTheFirstFactIsRecordedThenTheRegisterOpens implements Follower {
    private final EventLog log;
    private final ObjectProvider<CommandGateway> commands;

    WhenTheFirstFactIsRecordedThenTheRegisterOpens(
            EventLog log, ObjectProvider<CommandGateway> commands) {
        this.log = log;
        this.commands = commands;
    }

    @Override
    public ProjectionName name() {
        return ProjectionName.of("policy.register-opening");
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return eventType == InstitutionRegistered.class
                || eventType == PolicyParameterSet.class
                || eventType == HistoryEpochOpened.class;
    }

    @Override
    public void on(Recorded<Object> fact) {
        var openedOn = log.firstDay().orElseThrow();
        commands.getObject()
                .sendAndWait(
                        GenericCommandMessage.asCommandMessage(
                                        new OpenRegister(PolicyId.STATE, openedOn))
                                .withMetaData(EventMetadata.of(Provenance.REGISTER)));
    }
}
