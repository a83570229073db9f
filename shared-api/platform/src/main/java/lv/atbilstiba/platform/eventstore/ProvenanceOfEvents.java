package lv.atbilstiba.platform.eventstore;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

import java.util.Map;

/** What goes over from a command to the events it records: its provenance, and nothing else. */
final class ProvenanceOfEvents implements CorrelationDataProvider {
    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        return message.getMetaData().subset(EventMetadata.KEYS.toArray(String[]::new));
    }
}
