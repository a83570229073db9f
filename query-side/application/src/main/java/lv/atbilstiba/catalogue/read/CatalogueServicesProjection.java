package lv.atbilstiba.catalogue.read;

import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.platform.read.Histories;
import lv.atbilstiba.platform.read.Plain;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.ServiceEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What each catalogue shows of each service: only the part needed to request and receive it. The
 * management part never gets into these tables.
 */
@Component
final class CatalogueServicesProjection implements Projection {
    static final ProjectionName NAME = ProjectionName.of("catalogue.services");

    private final Histories histories;

    CatalogueServicesProjection(Histories histories) {
        this.histories = histories;
    }

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of(
                """
                CREATE TABLE offer (
                    service uuid NOT NULL,
                    owner text NOT NULL,
                    kind text,
                    audiences text NOT NULL,
                    forms text NOT NULL,
                    annulled boolean NOT NULL,
                    CONSTRAINT offer_pk PRIMARY KEY (service)
                )
                """,
                """
                CREATE TABLE entry (
                    service uuid NOT NULL,
                    catalogue text NOT NULL,
                    version int NOT NULL,
                    since date NOT NULL,
                    until date,
                    CONSTRAINT entry_pk PRIMARY KEY (service, catalogue)
                )
                """,
                """
                CREATE TABLE text (
                    service uuid NOT NULL,
                    version int NOT NULL,
                    language text NOT NULL,
                    time_limit text,
                    fee text,
                    title text,
                    summary text,
                    eligibility text,
                    procedure text,
                    documents text,
                    result text,
                    contact text,
                    appeal text,
                    words text NOT NULL,
                    CONSTRAINT text_pk PRIMARY KEY (service, version, language)
                )
                """);
    }

    @Override
    public List<String> indexes() {
        return List.of("CREATE INDEX entry_ix_catalogue ON entry (catalogue, service)");
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return ServiceEvent.class.isAssignableFrom(eventType)
                || CatalogueEvent.class.isAssignableFrom(eventType);
    }

    @Override
    public Fold open(Connection at, long position) throws SQLException {
        var fold = new Following(histories, position);
        try (var statement = at.createStatement();
                var rows = statement.executeQuery("SELECT * FROM entry")) {
            while (rows.next())
                fold.entries
                        .computeIfAbsent(
                                rows.getObject("service", UUID.class),
                                _ -> new TreeMap<CatalogueCode, Offer.Shown>())
                        .put(
                                CatalogueCode.valueOf(rows.getString("catalogue")),
                                new Offer.Shown(
                                        rows.getInt("version"),
                                        rows.getObject("since", LocalDate.class),
                                        rows.getObject("until", LocalDate.class)));
        }
        try (var statement = at.createStatement();
                var rows = statement.executeQuery("SELECT * FROM offer")) {
            while (rows.next()) {
                var service = rows.getObject("service", UUID.class);
                var kind = rows.getString("kind");
                fold.offers.put(
                        service,
                        new Offer(
                                new ServiceId(service),
                                new InstitutionId(rows.getString("owner")),
                                kind == null ? null : ServiceKind.valueOf(kind),
                                Ordered.set(
                                        Plain.codes(rows.getString("audiences")).stream()
                                                .map(Audience::valueOf)
                                                .toList()),
                                Ordered.set(
                                        Plain.codes(rows.getString("forms")).stream()
                                                .map(DeliveryForm::valueOf)
                                                .toList()),
                                fold.entries.getOrDefault(
                                        service, new TreeMap<CatalogueCode, Offer.Shown>()),
                                rows.getBoolean("annulled")));
            }
        }
        fold.entries.clear();
        return fold;
    }

    private static final class Following implements Fold {
        private final Histories histories;
        private final Map<UUID, TreeMap<CatalogueCode, Offer.Shown>> entries = new HashMap<>();
        private final Map<UUID, @Nullable Offer> offers = new HashMap<>();
        private final Rows offerRows =
                Rows.keyed(
                        "offer",
                        1,
                        "service uuid",
                        "owner text",
                        "kind text",
                        "audiences text",
                        "forms text",
                        "annulled boolean");
        private final Rows entryRows =
                Rows.keyed(
                        "entry",
                        2,
                        "service uuid",
                        "catalogue text",
                        "version int",
                        "since date",
                        "until date");
        private final Rows textRows =
                Rows.keyed(
                        "text",
                        3,
                        "service uuid",
                        "version int",
                        "language text",
                        "time_limit text",
                        "fee text",
                        "title text",
                        "summary text",
                        "eligibility text",
                        "procedure text",
                        "documents text",
                        "result text",
                        "contact text",
                        "appeal text",
                        "words text");
        private long last;
        private boolean filling;

        private Following(Histories histories, long last) {
            this.histories = histories;
            this.last = last;
        }

        @Override
        public void on(Recorded<Object> fact) {
            if (fact.position() <= last) return; // delivered again
            last = fact.position();
            switch (fact.event()) {
                case ServiceEvent it -> on(it.service(), fact);
                case CatalogueEvent it -> on(it.service(), fact);
                default -> {}
            }
            if (fact.event() instanceof DescriptionRegistered registered) {
                if (fact.corrected() != null) forget(registered, fact.corrected());
                texts(registered);
            }
        }

        private void on(ServiceId service, Recorded<Object> fact) {
            var before = offers.get(service.value());
            var now =
                    fact.corrected() == null
                            ? Offer.after(before, fact.event())
                            : Offer.of(histories.standing(service.toString(), fact.position()));
            if (now == null || now.equals(before)) return;
            offers.put(service.value(), now);
            if (!filling) write(service, before, now);
        }

        private void write(ServiceId service, @Nullable Offer before, Offer now) {
            offerRows.put(
                    service.value(),
                    now.owner().registrationNumber(),
                    now.kind(),
                    Plain.codes(now.audiences()),
                    Plain.codes(now.forms()),
                    now.annulled());
            if (before != null)
                for (var gone : before.shown().keySet())
                    if (!now.shown().containsKey(gone)) entryRows.delete(service.value(), gone);
            now.shown()
                    .forEach((catalogue, entry) ->
                            entryRows.put(
                                    service.value(),
                                    catalogue,
                                    entry.version(),
                                    entry.since(),
                                    entry.until()));
        }

        /** The mistaken texts; those of languages that the right version lacks go for good. */
        private void forget(DescriptionRegistered right, long mistake) {
            for (var fact : histories.recorded(right.service().toString(), mistake))
                if (fact.position() == mistake
                        && fact.event() instanceof DescriptionRegistered wrong)
                    wrong.description()
                            .requestAndReceipt()
                            .texts()
                            .keySet()
                            .forEach(language ->
                                    textRows.delete(
                                            wrong.service().value(),
                                            wrong.version(),
                                            language.code()));
        }

        /** A corrected version has the number of the one it corrects, and takes its place. */
        private void texts(DescriptionRegistered registered) {
            var part = registered.description().requestAndReceipt();
            part.texts()
                    .forEach((language, text) ->
                            textRows.put(
                                    registered.service().value(),
                                    registered.version(),
                                    language.code(),
                                    part.timeLimit(),
                                    part.fee(),
                                    text.title(),
                                    text.summary(),
                                    text.eligibility(),
                                    text.procedure(),
                                    text.documents(),
                                    text.result(),
                                    text.contact(),
                                    text.appeal(),
                                    Plain.of(text.title(), text.summary())));
        }

        /** What services offer changes often, and is small enough to be written at the end. */
        @Override
        public boolean beginFill() {
            filling = true;
            return true;
        }

        @Override
        public void endFill(Connection connection) throws SQLException {
            filling = false;
            offers.forEach((service, offer) -> {
                if (offer != null) write(new ServiceId(service), null, offer);
            });
            flush(connection);
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            offerRows.flush(connection);
            entryRows.flush(connection);
            textRows.flush(connection);
        }
    }
}
