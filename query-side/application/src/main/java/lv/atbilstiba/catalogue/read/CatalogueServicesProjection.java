package lv.atbilstiba.catalogue.read;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;
import lv.atbilstiba.platform.read.Histories;
import lv.atbilstiba.platform.read.Plain;
import lv.atbilstiba.platform.read.Versions;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.Language;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.ServiceEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What each catalogue shows of each service, as of any position: only the part needed to request
 * and receive it. The management part never gets into these tables.
 *
 * <p>Texts are kept once, by the position of the fact that holds them, and never change; what an
 * entry shows points to them.
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
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of(
                """
                CREATE TABLE offer (
                    service uuid NOT NULL,
                    from_position bigint NOT NULL,
                    to_position bigint,
                    owner text NOT NULL,
                    kind text,
                    audiences text NOT NULL,
                    forms text NOT NULL,
                    annulled boolean NOT NULL,
                    CONSTRAINT offer_pk PRIMARY KEY (service, from_position)
                )
                """,
                """
                CREATE TABLE entry (
                    service uuid NOT NULL,
                    catalogue text NOT NULL,
                    site text NOT NULL,
                    from_position bigint NOT NULL,
                    to_position bigint,
                    version int,
                    since date NOT NULL,
                    until date,
                    text_position bigint,
                    CONSTRAINT entry_pk PRIMARY KEY (service, catalogue, site, from_position)
                )
                """,
                """
                CREATE TABLE text (
                    position bigint NOT NULL,
                    language text NOT NULL,
                    service uuid NOT NULL,
                    version int NOT NULL,
                    mends bigint,
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
                    CONSTRAINT text_pk PRIMARY KEY (position, language)
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
        each(
                at,
                "SELECT * FROM offer WHERE to_position IS NULL",
                row -> fold.loaded(service(row), row.getLong("from_position"), terms(row)));
        each(
                at,
                """
                SELECT DISTINCT service, position, version, mends
                FROM text
                ORDER BY service, position
                """,
                fold::loadedText);
        fold.textsAreLoaded();
        each(at, "SELECT * FROM entry WHERE to_position IS NULL", fold::loadedEntry);
        return fold;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection at, String text, Reader reader) throws SQLException {
        try (var statement = at.createStatement();
                var rows = statement.executeQuery(text)) {
            while (rows.next()) reader.read(rows);
        }
    }

    private static @Nullable CatalogueSite site(String address) {
        return address.isEmpty() ? null : new CatalogueSite(address);
    }

    private static UUID service(ResultSet row) throws SQLException {
        return row.getObject("service", UUID.class);
    }

    private static Offer.Terms terms(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        return new Offer.Terms(
                new InstitutionId(row.getString("owner")),
                kind == null ? null : ServiceKind.valueOf(kind),
                Ordered.set(
                        Plain.codes(row.getString("audiences")).stream()
                                .map(Audience::valueOf)
                                .toList()),
                Ordered.set(
                        Plain.codes(row.getString("forms")).stream()
                                .map(DeliveryForm::valueOf)
                                .toList()),
                row.getBoolean("annulled"));
    }

    private static final class Following implements Fold {
        private final Histories histories;
        private final Map<UUID, Offer> offers = new HashMap<>();
        private final Versions<UUID, Offer.Terms> terms =
                new Versions<>(
                        Rows.keyed(
                                "offer",
                                2,
                                "service uuid",
                                "from_position bigint",
                                "to_position bigint",
                                "owner text",
                                "kind text",
                                "audiences text",
                                "forms text",
                                "annulled boolean"),
                        it ->
                                new @Nullable Object[] {
                                    it.owner().registrationNumber(),
                                    it.kind(),
                                    Plain.codes(it.audiences()),
                                    Plain.codes(it.forms()),
                                    it.annulled()
                                });
        private final Versions<List<Object>, Offer.Entry> entries =
                new Versions<>(
                        Rows.keyed(
                                "entry",
                                4,
                                "service uuid",
                                "catalogue text",
                                "site text",
                                "from_position bigint",
                                "to_position bigint",
                                "version int",
                                "since date",
                                "until date",
                                "text_position bigint"),
                        it ->
                                new @Nullable Object[] {
                                    it.shown().version(),
                                    it.shown().since(),
                                    it.shown().until(),
                                    it.text()
                                });
        private final Rows texts =
                Rows.appended(
                        "text",
                        "position bigint",
                        "language text",
                        "service uuid",
                        "version int",
                        "mends bigint",
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
        private final Map<UUID, List<Offer.Text>> loaded = new HashMap<>();
        private long last;

        private Following(Histories histories, long last) {
            this.histories = histories;
            this.last = last;
        }

        private void loaded(UUID service, long from, Offer.Terms held) {
            terms.loaded(service, from, held);
            offers.put(service, new Offer(held, new TreeMap<>(), new TreeMap<>()));
        }

        private void loadedText(ResultSet row) throws SQLException {
            loaded.computeIfAbsent(service(row), _ -> new ArrayList<>())
                    .add(
                            new Offer.Text(
                                    row.getLong("position"),
                                    row.getInt("version"),
                                    row.getObject("mends", Long.class)));
        }

        private void textsAreLoaded() {
            loaded.forEach((service, all) -> offer(service).texts().putAll(Offer.texts(all)));
            loaded.clear();
        }

        private void loadedEntry(ResultSet row) throws SQLException {
            var service = service(row);
            var entry =
                    new CatalogueEntryId(
                            CatalogueCode.valueOf(row.getString("catalogue")),
                            site(row.getString("site")));
            var shown =
                    new Offer.Shown(
                            row.getObject("version", Integer.class),
                            row.getObject("since", LocalDate.class),
                            row.getObject("until", LocalDate.class));
            offer(service).shown().put(entry, shown);
            entries.loaded(
                    key(service, entry),
                    row.getLong("from_position"),
                    new Offer.Entry(shown, row.getObject("text_position", Long.class)));
        }

        private static List<Object> key(UUID service, CatalogueEntryId entry) {
            var site = entry.site();
            return List.of(service, entry.catalogue(), site == null ? "" : site.address());
        }

        private Offer offer(UUID service) {
            var offer = offers.get(service);
            if (offer == null) throw new IllegalStateException("no terms of service " + service);
            return offer;
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
            if (fact.event() instanceof DescriptionRegistered registered
                    && offers.containsKey(registered.service().value()))
                texts(registered, fact);
        }

        private void on(ServiceId service, Recorded<Object> fact) {
            var id = service.value();
            var before = offers.get(id);
            var now =
                    fact.corrected() == null
                            ? Offer.after(before, fact)
                            : Offer.of(histories.recorded(service.toString(), fact.position()));
            if (now == null || now.equals(before)) return;
            offers.put(id, now);
            terms.put(id, now.terms(), fact.position());
            if (before != null)
                for (var gone : before.shown().keySet())
                    if (!now.shown().containsKey(gone)) entries.end(key(id, gone), fact.position());
            now.entries()
                    .forEach((which, entry) -> entries.put(key(id, which), entry, fact.position()));
        }

        private void texts(DescriptionRegistered registered, Recorded<Object> fact) {
            var position = fact.position();
            var part = registered.description().requestAndReceipt();
            if (part.texts().isEmpty()) {
                // the version is there all the same, and a catalogue may show it
                var row = new @Nullable Object[16];
                row[0] = position;
                row[1] = Language.LATVIAN.code();
                row[2] = registered.service().value();
                row[3] = registered.version();
                row[4] = fact.corrected();
                row[15] = "";
                texts.put(row);
            }
            part.texts()
                    .forEach((language, text) ->
                            texts.put(
                                    position,
                                    language.code(),
                                    registered.service().value(),
                                    registered.version(),
                                    fact.corrected(),
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

        @Override
        public boolean beginFill() {
            terms.beginFill();
            entries.beginFill();
            return true;
        }

        @Override
        public void endFill(Connection connection) throws SQLException {
            flush(connection);
            terms.endFill(connection);
            entries.endFill(connection);
        }

        @Override
        public void flush(Connection connection) throws SQLException {
            terms.flush(connection);
            entries.flush(connection);
            texts.flush(connection);
        }
    }
}
