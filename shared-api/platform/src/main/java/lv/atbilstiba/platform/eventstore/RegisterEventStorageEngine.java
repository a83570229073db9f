package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.platform.memory.Memory;
import lv.atbilstiba.platform.memory.Remembered;

import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import javax.sql.DataSource;

/**
 * Axon's door to the log. Differs from the stock engine in that
 *
 * <ul>
 *   <li>what could not be read, folded or told once it is stored is refused ({@link ReadBack});
 *   <li>a command's events are one statement, sent when its unit of work commits, and that
 *       statement is the commit, unless somebody has a Spring transaction open around the command,
 *       which it then joins;
 *   <li>their positions come back in the {@link AppendReceipt}, and the idempotency receipt is
 *       written with them;
 *   <li>readers of the whole log see it up to the safe position and never past it;
 *   <li>an event that this release does not know stops its reader.
 * </ul>
 */
public final class RegisterEventStorageEngine extends JdbcEventStorageEngine {
    static final EventSchema SCHEMA =
            EventSchema.builder()
                    .eventTable("eventstore.domain_event")
                    .snapshotTable("eventstore.snapshot_event")
                    .globalIndexColumn("global_index")
                    .timestampColumn("time_stamp")
                    .eventIdentifierColumn("event_identifier")
                    .aggregateIdentifierColumn("aggregate_identifier")
                    .sequenceNumberColumn("sequence_number")
                    .typeColumn("type")
                    .payloadTypeColumn("payload_type")
                    .payloadRevisionColumn("payload_revision")
                    .payloadColumn("payload")
                    .metaDataColumn("metadata")
                    .build();
    private static final String WAITING = RegisterEventStorageEngine.class.getName() + ".waiting";
    private static final int PAGE = 1_000;
    private static final long ROOM_FOR_HISTORIES = 32L << 20;

    /** What an event that is remembered takes besides its payload, about. */
    private static final int BESIDE_PAYLOAD = 256;

    private static final int SNAPSHOTS = 100;

    /** Events after which an aggregate with a long history gets a snapshot. */
    static final int BETWEEN_SNAPSHOTS = 200;

    private final Appends appends;
    private final JdbcEventLog log;
    private final JsonEventDecoder decoder;
    private final ReadBack readBack;
    private final SafePosition safePosition;
    private final RecentHistories recent =
            Memory.joined(new RecentHistories(ROOM_FOR_HISTORIES, BETWEEN_SNAPSHOTS));
    private final Remembered<String, DomainEventData<?>> snapshots = Remembered.atMost(SNAPSHOTS);

    RegisterEventStorageEngine(
            DataSource dataSource,
            Appends appends,
            JdbcEventLog log,
            JsonEventDecoder decoder,
            ReadBack readBack,
            SafePosition safePosition,
            Serializer serializer,
            SnapshotFilter snapshotFilter,
            PersistenceExceptionResolver resolver) {
        super(
                builder()
                        .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                        // Each read is one statement, and a snapshot may be lost at any time.
                        .transactionManager(NoTransactionManager.INSTANCE)
                        .schema(SCHEMA)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .snapshotFilter(snapshotFilter)
                        .persistenceExceptionResolver(resolver));
        this.appends = appends;
        this.log = log;
        this.decoder = decoder;
        this.readBack = readBack;
        this.safePosition = safePosition;
        safePosition.onInterruption(Memory::forgetAll);
    }

    // ---- writing

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) return;
        var rows = events.stream().map(NewEvent::of).toList();
        rows.forEach(row -> readBack.require(row.asStoredLast()));
        if (TransactionSynchronizationManager.isActualTransactionActive()
                || !CurrentUnitOfWork.isStarted()) {
            append(rows, AppendReceipt.current());
        } else {
            appendAtCommit(rows);
        }
    }

    /** All events of a unit of work, and of those nested in it, in the one statement. */
    private void appendAtCommit(List<NewEvent> rows) {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        List<NewEvent> waiting = root.getResource(WAITING);
        if (waiting != null) {
            waiting.addAll(rows);
            return;
        }
        var first = new ArrayList<>(rows);
        root.resources().put(WAITING, first);
        root.onCommit(unit -> append(first, AppendReceipt.in(unit.getMessage())));
    }

    private void append(List<NewEvent> rows, @Nullable AppendReceipt receipt) {
        try {
            var appended =
                    appends.append(
                            rows, receipt == null ? null : receipt.idempotency().orElse(null));
            if (receipt != null) receipt.fill(appended);
            remember(rows, appended);
        } catch (SQLException e) {
            // somebody else recorded what is not remembered here
            rows.forEach(row -> recent.forget(row.aggregate()));
            throw failure(rows, e);
        }
        wakeReaders();
    }

    /** What this process has recorded itself need not be read. */
    private void remember(List<NewEvent> rows, AppendReceipt.Appended appended) {
        if (rows.size() > 1 || TransactionSynchronizationManager.isActualTransactionActive()) {
            // positions between the first and the last are not told; and it may be rolled back
            rows.forEach(row -> recent.forget(row.aggregate()));
            return;
        }
        var row = rows.getFirst();
        if (!recent.endsBefore(row.aggregate(), row.sequence())) return;
        var event = row.stored(appended.firstPosition(), appended.recordedAt());
        recent.extended(row.aggregate(), message(event), bytes(event));
    }

    private void wakeReaders() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            safePosition.appended();
                        }
                    });
        } else {
            safePosition.appended();
        }
    }

    private static RuntimeException failure(List<NewEvent> rows, SQLException e) {
        var first = rows.getFirst();
        if (LostRace.isDuplicateKey(e)) {
            if ("receipt_pk".equals(constraint(e))) return new ReceiptTaken(e);
            return onlyBeginnings(rows)
                    ? new AggregateStreamCreationException(first.aggregate() + " exists already", e)
                    : new ConcurrencyException(
                            "somebody else recorded event "
                                    + first.sequence()
                                    + " of "
                                    + first.aggregate(),
                            e);
        }
        if (LostRace.isDeadlock(e)) {
            return new ConcurrencyException("two appends waited for each other", e);
        }
        return new EventStoreException("events of " + first.aggregate() + " were not recorded", e);
    }

    /** Whether every aggregate in the append begins with it: then one of them existed already. */
    private static boolean onlyBeginnings(List<NewEvent> rows) {
        var begun = new HashSet<String>();
        return rows.stream().allMatch(row -> !begun.add(row.aggregate()) || row.sequence() == 0);
    }

    private static @Nullable String constraint(SQLException e) {
        if (!(e instanceof PSQLException postgres)) return null;
        var message = postgres.getServerErrorMessage();
        return message == null ? null : message.getConstraint();
    }

    // ---- reading one aggregate

    @Override
    public DomainEventStream readEvents(String aggregate, long firstSequence) {
        return DomainEventStream.of(history(aggregate, firstSequence).stream());
    }

    private List<DomainEventMessage<?>> history(String aggregate, long first) {
        long generation = Memory.generation();
        var before = recent.from(aggregate, first);
        if (FromMemory.allowed(!before.isEmpty())) return before;
        return grown(
                aggregate, first, before, log.allOf(aggregate, first + before.size()), generation);
    }

    private List<DomainEventMessage<?>> grown(
            String aggregate,
            long first,
            List<DomainEventMessage<?>> before,
            List<StoredEvent> more,
            long generation) {
        long bytes = 0;
        var messages = new ArrayList<DomainEventMessage<?>>(more.size());
        for (var event : more) {
            bytes += bytes(event);
            messages.add(message(event));
        }
        return recent.grown(aggregate, first, before, messages, bytes, generation);
    }

    /**
     * The history of an aggregate, which may have none; empty if it has a snapshot to begin with.
     */
    Optional<DomainEventStream> readEventsUnlessSnapshot(String aggregate) {
        if (NewAggregate.is(aggregate)) return Optional.of(DomainEventStream.empty());
        if (recent.beginsWithSnapshot(aggregate)) return Optional.empty();
        if (!recent.from(aggregate, 0).isEmpty()) return Optional.of(readEvents(aggregate, 0));
        long generation = Memory.generation();
        return log.allOfUnlessSnapshot(aggregate)
                .map(events ->
                        DomainEventStream.of(
                                grown(aggregate, 0, List.of(), events, generation).stream()));
    }

    private static long bytes(StoredEvent event) {
        return event.payload().length + BESIDE_PAYLOAD;
    }

    /**
     * An event as a decision needs it: where it stands, who did it, and what it mends. The rest of
     * its provenance is left out: no decision may depend on it, and it is most of what there would
     * be to read and to remember.
     */
    private DomainEventMessage<?> message(StoredEvent event) {
        var deed = decoder.deed(event);
        var metadata = new HashMap<String, Object>(4);
        metadata.put(EventMetadata.POSITION, event.position());
        // few did it all
        if (deed.actor() != null) metadata.put(EventMetadata.ACTOR, deed.actor().intern());
        if (deed.corrects() != null) metadata.put(EventMetadata.CORRECTS, deed.corrects());
        return message(event, MetaData.from(metadata));
    }

    private DomainEventMessage<?> message(StoredEvent event, MetaData metadata) {
        return new GenericDomainEventMessage<>(
                event.aggregateType(),
                event.aggregate(),
                event.sequence(),
                decoder.payload(event),
                metadata,
                event.id(),
                event.writtenAt());
    }

    // ---- reading the log

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken token, boolean mayBlock) {
        var events = new Pages(position(token));
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                events, Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .map(this::trackedMessage);
    }

    private TrackedEventMessage<?> trackedMessage(StoredEvent event) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                message(event, MetaData.from(EventMetadata.of(decoder.provenance(event)))));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        // What was recorded at the instant itself comes after the token.
        return new GlobalSequenceTrackingToken(log.positionBefore(instant));
    }

    private static long position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken global -> global.getGlobalIndex();
            default ->
                    throw new IllegalArgumentException(
                            "the register's order is one number, not a " + token.getClass());
        };
    }

    /** Pages up to the safe position as it is when each page is read. */
    private final class Pages implements Iterator<StoredEvent> {
        private long position;
        private Iterator<StoredEvent> page = List.<StoredEvent>of().iterator();

        Pages(long position) {
            this.position = position;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext()) page = log.after(position, PAGE).iterator();
            return page.hasNext();
        }

        @Override
        public StoredEvent next() {
            if (!hasNext()) throw new NoSuchElementException();
            var event = page.next();
            position = event.position();
            return event;
        }
    }

    // ---- snapshots: the stock engine's, remembered as bytes, with a time stamp that is one

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregate) {
        var remembered = snapshots.get(aggregate);
        if (remembered != null && FromMemory.allowed(true)) return Stream.of(remembered);
        long generation = Memory.generation();
        var read = super.readSnapshotData(aggregate).toList();
        if (!read.isEmpty()) snapshots.put(aggregate, read.getFirst(), generation);
        return read.stream();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        super.storeSnapshot(snapshot, serializer);
        snapshots.forget(snapshot.getAggregateIdentifier());
    }

    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    protected void writeTimestamp(PreparedStatement statement, int position, Instant input)
            throws SQLException {
        statement.setObject(position, input.atOffset(ZoneOffset.UTC));
    }
}
