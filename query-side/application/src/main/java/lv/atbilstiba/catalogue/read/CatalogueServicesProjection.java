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
import lv.atbilstiba.platform.read.Following;
import lv.atbilstiba.platform.read.HeldByDay;
import lv.atbilstiba.platform.read.Histories;
import lv.atbilstiba.platform.read.Plain;
import lv.atbilstiba.platform.read.Spells;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What each catalogue shows of each service on a day, as of any position: only the part needed to
 * request and receive it. The management part never gets into these tables.
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
        return 5;
    }

    @Override
    public List<String> tables() {
        return List.of(
                """
                CREATE TABLE offer (
                    service uuid NOT NULL,
                    holds_from date NOT NULL,
                    from_position bigint NOT NULL,
                    to_position bigint,
                    holds_until date,
                    owner text NOT NULL,
                    kind text,
                    audiences text NOT NULL,
                    forms text NOT NULL,
                    annulled boolean NOT NULL,
                    CONSTRAINT offer_pk PRIMARY KEY (service, holds_from, from_position)
                )
                """,
                """
                CREATE TABLE entry (
                    service uuid NOT NULL,
                    catalogue text NOT NULL,
                    site text NOT NULL,
                    holds_from date NOT NULL,
                    from_position bigint NOT NULL,
                    to_position bigint,
                    holds_until date,
                    version int,
                    since date NOT NULL,
                    text_position bigint,
                    CONSTRAINT entry_pk
                        PRIMARY KEY (service, catalogue, site, holds_from, from_position)
                )
                """,
                """
                CREATE TABLE text (
                    position bigint NOT NULL,
                    language text NOT NULL,
                    service uuid NOT NULL,
                    version int NOT NULL,
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
        var fold = new Shelves(histories, position);
        each(
                at,
                "SELECT * FROM offer WHERE to_position IS NULL",
                row -> fold.terms.loaded(service(row), row, terms(row)));
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

    private static final class Shelves implements Fold {
        private final Following<Offer> offers;
        private final HeldByDay<UUID, Offer.Terms> terms =
                new HeldByDay<>(
                        Rows.keyed(
                                "offer",
                                3,
                                "service uuid",
                                "holds_from date",
                                "from_position bigint",
                                "to_position bigint",
                                "holds_until date",
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
        private final HeldByDay<List<Object>, Offer.Entry> entries =
                new HeldByDay<>(
                        Rows.keyed(
                                "entry",
                                5,
                                "service uuid",
                                "catalogue text",
                                "site text",
                                "holds_from date",
                                "from_position bigint",
                                "to_position bigint",
                                "holds_until date",
                                "version int",
                                "since date",
                                "text_position bigint"),
                        it ->
                                new @Nullable Object[] {
                                    it.shown().version(), it.shown().since(), it.text()
                                });
        private final Rows texts =
                Rows.appended(
                        "text",
                        "position bigint",
                        "language text",
                        "service uuid",
                        "version int",
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
        private final Map<UUID, Set<CatalogueEntryId>> shown = new HashMap<>();
        private long last;

        private Shelves(Histories histories, long last) {
            offers = new Following<>(histories, Offer.LISTED);
            this.last = last;
        }

        private void loadedEntry(ResultSet row) throws SQLException {
            var service = service(row);
            var entry =
                    new CatalogueEntryId(
                            CatalogueCode.valueOf(row.getString("catalogue")),
                            site(row.getString("site")));
            shown.computeIfAbsent(service, _ -> new HashSet<>()).add(entry);
            entries.loaded(
                    key(service, entry),
                    row,
                    new Offer.Entry(
                            new Offer.Shown(
                                    row.getObject("version", Integer.class),
                                    row.getObject("since", LocalDate.class)),
                            row.getObject("text_position", Long.class)));
        }

        private static List<Object> key(UUID service, CatalogueEntryId entry) {
            var site = entry.site();
            return List.of(service, entry.catalogue(), site == null ? "" : site.address());
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
        }

        private void on(ServiceId service, Recorded<Object> fact) {
            var spells = offers.after(service.toString(), fact);
            if (spells == null) return;
            var id = service.value();
            terms.put(id, spells.map(Offer::terms).list(), fact.position());
            var now = new HashSet<CatalogueEntryId>();
            for (var offer : spells.from().values()) now.addAll(offer.shown().keySet());
            var before = shown.put(id, now);
            for (var entry : now)
                entries.put(key(id, entry), spells(spells, entry), fact.position());
            if (before != null)
                for (var entry : before)
                    if (!now.contains(entry))
                        entries.put(key(id, entry), List.of(), fact.position());
            if (fact.event() instanceof DescriptionRegistered registered) texts(registered, fact);
        }

        private static List<Spells.Spell<Offer.Entry>> spells(
                Spells<Offer> offers, CatalogueEntryId which) {
            return offers.map(offer -> offer.entry(which)).list().stream()
                    .flatMap(spell ->
                            spell
                                    .value()
                                    .map(entry ->
                                            new Spells.Spell<>(spell.from(), spell.until(), entry))
                                    .stream())
                    .toList();
        }

        private void texts(DescriptionRegistered registered, Recorded<Object> fact) {
            var position = fact.position();
            var part = registered.description().requestAndReceipt();
            if (part.texts().isEmpty()) {
                // the version is there all the same, and a catalogue may show it
                var row = new @Nullable Object[15];
                row[0] = position;
                row[1] = Language.LATVIAN.code();
                row[2] = registered.service().value();
                row[3] = registered.version();
                row[14] = "";
                texts.put(row);
            }
            part.texts()
                    .forEach((language, text) ->
                            texts.put(
                                    position,
                                    language.code(),
                                    registered.service().value(),
                                    registered.version(),
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
