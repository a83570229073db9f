package lv.atbilstiba.audit.words;

import lv.atbilstiba.accessibility.api.event.AccessibilityClaimConfirmed;
import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.accessibility.api.event.AccessibilityNotApplicableClaimed;
import lv.atbilstiba.accessibility.api.event.AccessibilityRecordEnded;
import lv.atbilstiba.accessibility.api.event.AccessibilityReviewed;
import lv.atbilstiba.accessibility.api.event.AllSocialGroupsAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.CrossBorderAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.MultichannelAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialAccessibilityRecorded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetEnded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetSet;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryChecked;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationEnded;
import lv.atbilstiba.catalogue.api.event.SupplementaryInformationRecorded;
import lv.atbilstiba.history.api.event.HistoryEpochOpened;
import lv.atbilstiba.history.api.event.HistoryEvent;
import lv.atbilstiba.history.api.event.LogKeyRevoked;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Named;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.policy.api.event.TerritorySet;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionReviewed;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ProviderReleased;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.service.api.event.ServiceRegistered;
import lv.atbilstiba.staff.api.event.StaffEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an event states about one thing of its subject, such as a service's details or its entry in
 * a catalogue: the whole of it, field by field, so that two statements about the same thing can be
 * compared.
 *
 * @param thing what it is about, within the subject
 * @param fields by code, in the order people read them; a field that is not set is left out
 */
public record Statement(String thing, Map<String, Field> fields) {

    /** The field that holds an institution's number: the same one, whatever it is called. */
    private static final String UNDER = "under";

    /** A field's name and what it holds, in words. */
    public record Field(Said name, Said value) {}

    /** That nothing is known of a thing. */
    public static Statement nothing(String thing) {
        return new Statement(thing, Map.of());
    }

    /**
     * The statements of an event, usually one; none where the event states nothing that changes.
     */
    public static List<Statement> of(Object event) {
        return switch (event) {
            case InstitutionEvent it -> of(it);
            case ServiceEvent it -> of(it);
            case CatalogueEvent it -> of(it).stream().toList();
            case AccessibilityEvent it -> of(it).stream().toList();
            case PolicyEvent it -> of(it);
            case HistoryEvent it -> of(it);
            // personal data are sealed: nobody can tell what changed
            case StaffEvent _ -> List.of();
            default -> List.of();
        };
    }

    private static List<Statement> of(InstitutionEvent event) {
        return switch (event) {
            case InstitutionRegistered(_, var details, _, _) -> List.of(institution(details));
            case InstitutionChanged(_, var details, _) -> List.of(institution(details));
            case ManagementRolesDeclared(_, var roles, _) ->
                    List.of(
                            about("roles")
                                    .list("roles", "pārvaldības lomas", "management roles", roles)
                                    .end());
            case PortfolioManagerAppointed(_, var person, _, _) ->
                    List.of(portfolioManager(DomainWords.person(person)));
            case PortfolioManagerReleased _ -> List.of(portfolioManager(null));
        };
    }

    private static List<Statement> of(ServiceEvent event) {
        return switch (event) {
            case ServiceRegistered(_, _, var details, var stage, _, _) ->
                    List.of(service(details), stage(stage));
            case ServiceChanged(_, var details, _) -> List.of(service(details));
            case LifecycleStageEntered(_, _, var stage, _) -> List.of(stage(stage));
            case ServiceManagerAppointed(_, var person, _, _) ->
                    List.of(manager(DomainWords.person(person)));
            case ServiceManagerReleased _ -> List.of(manager(null));
            case ProviderEngaged(_, var provider, var responsible, _) ->
                    List.of(
                            about("provider-" + provider.registrationNumber())
                                    .text("delivers", "sniedz", "delivers", Said.yesNo(true))
                                    .text(
                                            "responsible",
                                            "atbildīgās personas",
                                            "persons responsible",
                                            DomainWords.persons(responsible))
                                    .end());
            case ProviderReleased(_, var provider, _) ->
                    List.of(
                            about("provider-" + provider.registrationNumber())
                                    .text("delivers", "sniedz", "delivers", Said.yesNo(false))
                                    .end());
            case DescriptionRegistered(_, var version, var description, _) ->
                    List.of(description(version, description));
            case DescriptionWithdrawn _ -> List.of(about("description").end());
            case DescriptionReviewed _, ServiceAnnulled _ -> List.of();
        };
    }

    private static Optional<Statement> of(CatalogueEvent event) {
        return switch (event) {
            case CatalogueEntryPublished it ->
                    Optional.of(
                            about("catalogue-" + it.entry())
                                    .text(
                                            "version",
                                            "apraksta versija",
                                            "version of the description",
                                            it.version() == null ? null : Said.same(it.version()))
                                    .named(
                                            "way",
                                            "ievietošanas veids",
                                            "way it got there",
                                            it.way())
                                    .end());
            case CatalogueEntryWithdrawn it -> Optional.of(about("catalogue-" + it.entry()).end());
            case CatalogueEntryChecked it ->
                    Optional.of(
                            about("availability-" + it.entry())
                                    .text(
                                            "available",
                                            "pieejams",
                                            "available",
                                            Said.yesNo(it.available()))
                                    .end());
            case SupplementaryInformationRecorded _, SupplementaryInformationEnded _ ->
                    Optional.empty();
        };
    }

    private static Optional<Statement> of(AccessibilityEvent event) {
        return switch (event) {
            case MultichannelAccessibilityRecorded(_, var options, var justification, _) ->
                    Optional.of(
                            accessibility(AccessibilityKind.MULTICHANNEL)
                                    .list(
                                            "requesting",
                                            "pieprasīt",
                                            "requesting",
                                            options.requesting())
                                    .list("receiving", "saņemt", "receiving", options.receiving())
                                    .text(
                                            "recipientChooses",
                                            "saņēmējs izvēlas kanālu",
                                            "the recipient chooses the channel",
                                            options.recipientChooses() == null
                                                    ? null
                                                    : Said.yesNo(options.recipientChooses()))
                                    .justification(justification)
                                    .end());
            case TerritorialAccessibilityRecorded(_, var options, _) ->
                    Optional.of(
                            accessibility(AccessibilityKind.TERRITORIAL)
                                    .named("target", "jānodrošina", "target", options.target())
                                    .list(
                                            "requesting",
                                            "pieprasīt",
                                            "requesting",
                                            options.requesting())
                                    .list("receiving", "saņemt", "receiving", options.receiving())
                                    .list(
                                            "support",
                                            "saņemt atbalstu",
                                            "support",
                                            options.support())
                                    .text(
                                            "requestingIn",
                                            "pieprasīt teritorijās",
                                            "requesting in",
                                            codes(options.requestingIn()))
                                    .text(
                                            "receivingIn",
                                            "saņemt teritorijās",
                                            "receiving in",
                                            codes(options.receivingIn()))
                                    .text(
                                            "supportIn",
                                            "saņemt atbalstu teritorijās",
                                            "support in",
                                            codes(options.supportIn()))
                                    .text(
                                            "recipientChooses",
                                            "saņēmējs izvēlas vietu",
                                            "the recipient chooses the place",
                                            Said.yesNo(options.recipientChooses()))
                                    .text("places", "vietas", "places", options.places())
                                    .end());
            case AllSocialGroupsAccessibilityRecorded(_, var options, var justification, _) ->
                    Optional.of(
                            accessibility(AccessibilityKind.ALL_SOCIAL_GROUPS)
                                    .measures(options.measures())
                                    .justification(justification)
                                    .end());
            case CrossBorderAccessibilityRecorded(_, var options, _) ->
                    Optional.of(
                            accessibility(AccessibilityKind.CROSS_BORDER)
                                    .measures(options.measures())
                                    .end());
            case AccessibilityNotApplicableClaimed(_, var kind, var justification, _) ->
                    Optional.of(
                            accessibility(kind)
                                    .text(
                                            "notApplicable",
                                            "nav attiecināma",
                                            "does not apply",
                                            Said.yesNo(true))
                                    .justification(justification)
                                    .end());
            case TerritorialTargetSet(_, var territory, _, _) ->
                    Optional.of(
                            about("territorial-target")
                                    .text(
                                            "territory",
                                            "teritorija, kurā jābūt piekļūstamam",
                                            "territory in which it has to be accessible",
                                            territory.code())
                                    .end());
            case TerritorialTargetEnded _ -> Optional.of(about("territorial-target").end());
            case AccessibilityRecordEnded(_, var kind, _) -> Optional.of(accessibility(kind).end());
            case AccessibilityClaimConfirmed _, AccessibilityReviewed _ -> Optional.empty();
        };
    }

    private static @Nullable String codes(Collection<TerritoryCode> territories) {
        return territories.isEmpty()
                ? null
                : territories.stream().map(TerritoryCode::code).collect(Collectors.joining(", "));
    }

    private static List<Statement> of(PolicyEvent event) {
        return switch (event) {
            case TerritorySet(var code, var name, var parent, var from, var until, _) ->
                    List.of(
                            about("territory-" + code)
                                    .localized("name", "nosaukums", "name", name)
                                    .text(
                                            "parent",
                                            "ietilpst teritorijā",
                                            "part of",
                                            parent == null ? null : parent.code())
                                    .text("from", "no", "from", Said.same(from))
                                    .text(
                                            "until",
                                            "līdz",
                                            "until",
                                            until == null ? null : Said.same(until))
                                    .end());
            case PolicyParameterSet(var parameter, var value, var from, _) ->
                    List.of(
                            about("parameter-" + parameter.parameterName())
                                    .text("value", "vērtība", "value", value)
                                    .text("holdsFrom", "spēkā no", "in force from", Said.same(from))
                                    .end());
        };
    }

    private static List<Statement> of(HistoryEvent event) {
        return switch (event) {
            case HistoryEpochOpened(var epoch, var loss, _) ->
                    List.of(
                            about("epoch")
                                    .text("epoch", "posms", "epoch", Said.same(epoch))
                                    .text(
                                            "foundPosition",
                                            "turpinās pēc",
                                            "goes on after",
                                            Said.same(loss.foundPosition()))
                                    .end());
            case LogKeyRevoked(var key, var from, _) ->
                    List.of(
                            about("log-key-" + key)
                                    .text(
                                            "revokedFrom",
                                            "atsaukta no",
                                            "revoked from",
                                            Said.same(from))
                                    .end());
        };
    }

    private static Statement institution(InstitutionDetails details) {
        return about("details")
                .localized("name", "nosaukums", "name", details.name())
                .named("kind", "iestādes veids", "kind", details.kind())
                .text(
                        UNDER,
                        "padotība",
                        "under",
                        details.under() == null ? null : DomainWords.institution(details.under()))
                .end();
    }

    private static Statement portfolioManager(@Nullable Said person) {
        return about("portfolio-manager")
                .text(
                        "portfolioManager",
                        "pakalpojumu kopuma vadītājs",
                        "service portfolio manager",
                        person)
                .end();
    }

    private static Statement manager(@Nullable Said person) {
        return about("manager")
                .text("manager", "pakalpojuma vadītājs", "service manager", person)
                .end();
    }

    private static Statement stage(Named stage) {
        return about("stage").named("stage", "posms", "lifecycle stage", stage).end();
    }

    private static Statement service(ServiceDetails details) {
        var it =
                about("details")
                        .localized("name", "nosaukums", "name", details.name())
                        .text(
                                "nationalCode",
                                "kods vienotajā reģistrā",
                                "national code",
                                details.nationalCode())
                        .text(
                                "sourceId",
                                "iestādes kods",
                                "the institution's id",
                                details.sourceId())
                        .named("kind", "pakalpojuma veids", "kind", details.kind())
                        .list("audiences", "saņēmēji", "audiences", details.audiences())
                        .list(
                                "deliveryForms",
                                "sniegšanas formas",
                                "delivery forms",
                                details.deliveryForms())
                        .named("complexity", "sarežģītība", "complexity", details.complexity())
                        .text(
                                "coreFunction",
                                "pamatdarbības funkcija",
                                "core function",
                                details.coreFunction());
        if (!details.needs().isEmpty())
            it.text(
                    "needs",
                    "vajadzības",
                    "needs",
                    new Said(
                            words(details.needs().stream().map(LocalizedText::lv).toList()),
                            words(
                                    details.needs().stream()
                                            .map(need -> DomainWords.name(need).en())
                                            .toList())));
        if (!details.lifeSituations().isEmpty())
            it.text(
                    "lifeSituations",
                    "dzīves situācijas",
                    "life situations",
                    details.lifeSituations().stream()
                            .map(code -> code.code())
                            .collect(Collectors.joining(", ")));
        return it.end();
    }

    private static String words(List<String> items) {
        return String.join("; ", items);
    }

    private static Statement description(int version, Description description) {
        var management = description.management();
        var shown = description.requestAndReceipt();
        var it =
                about("description")
                        .text("version", "versija", "version", Said.same(version))
                        .text(
                                "responsibleUnit",
                                "atbildīgā struktūrvienība",
                                "responsible unit",
                                management.responsibleUnit())
                        .text(
                                "legalBasis",
                                "tiesiskais pamats",
                                "legal basis",
                                management.legalBasis())
                        .text("funding", "finansējums", "funding", management.funding())
                        .text(
                                "timeLimit",
                                "sniegšanas termiņš",
                                "time limit",
                                shown.timeLimit() == null ? null : Said.same(shown.timeLimit()))
                        .text("fee", "maksa", "fee", shown.fee());
        shown.texts()
                .forEach((language, text) -> {
                    var in = language.code();
                    it.text(in + ".title", "nosaukums", "title", in, text.title());
                    it.text(in + ".summary", "apraksts", "summary", in, text.summary());
                    it.text(
                            in + ".eligibility",
                            "kas var saņemt",
                            "who may receive it",
                            in,
                            text.eligibility());
                    it.text(
                            in + ".procedure",
                            "saņemšanas kārtība",
                            "how to request and receive it",
                            in,
                            text.procedure());
                    it.text(
                            in + ".documents",
                            "nepieciešamie dokumenti",
                            "documents needed",
                            in,
                            text.documents());
                    it.text(in + ".result", "rezultāts", "result", in, text.result());
                    it.text(in + ".contact", "saziņa", "contact", in, text.contact());
                    it.text(
                            in + ".appeal",
                            "apstrīdēšanas kārtība",
                            "how to appeal",
                            in,
                            text.appeal());
                });
        return it.end();
    }

    private static Draft accessibility(AccessibilityKind kind) {
        return about("accessibility-" + kind.path());
    }

    private static Draft about(String thing) {
        return new Draft(thing);
    }

    /**
     * What differs from an earlier statement about the same thing; without one there is nothing to
     * compare with, and nothing differs.
     */
    public List<Change> since(@Nullable Statement earlier) {
        if (earlier == null) return List.of();
        var changes = new ArrayList<Change>();
        var codes = new LinkedHashMap<String, Said>();
        earlier.fields.forEach((code, field) -> codes.put(code, field.name()));
        fields.forEach((code, field) -> codes.putIfAbsent(code, field.name()));
        codes.forEach((code, name) -> {
            var before = earlier.fields.get(code);
            var after = fields.get(code);
            var from = before == null ? null : before.value();
            var to = after == null ? null : after.value();
            if (!Objects.equals(from, to)) changes.add(new Change(thing, code, name, from, to));
        });
        return List.copyOf(changes);
    }

    /**
     * One field that changed.
     *
     * @param from what it held before; null if it was not set
     * @param to what it holds now; null if it is not set any more
     */
    public record Change(
            String thing, String field, Said name, @Nullable Said from, @Nullable Said to) {
        /** With the name of an institution where the field holds its number. */
        public Change named(Names names, long position) {
            return field.equals(UNDER)
                    ? new Change(
                            thing,
                            field,
                            name,
                            named(from, names, position),
                            named(to, names, position))
                    : this;
        }

        private static @Nullable Said named(@Nullable Said number, Names names, long position) {
            return number == null ? null : names.of(new InstitutionId(number.lv()), position);
        }
    }

    private static final class Draft {
        private final String thing;
        private final Map<String, Field> fields = new LinkedHashMap<>();

        private Draft(String thing) {
            this.thing = thing;
        }

        private Draft text(String code, String lv, String en, @Nullable Said value) {
            if (value != null) fields.put(code, new Field(new Said(lv, en), value));
            return this;
        }

        private Draft text(String code, String lv, String en, @Nullable String value) {
            return value == null ? this : text(code, lv, en, Said.same(value));
        }

        private void text(
                String code, String lv, String en, String language, @Nullable String value) {
            text(code, lv + " (" + language + ")", en + " (" + language + ")", value);
        }

        private Draft localized(String code, String lv, String en, LocalizedText value) {
            text(code + ".lv", lv + " latviski", en + " in Latvian", value.lv());
            return text(code + ".en", lv + " angliski", en + " in English", value.en());
        }

        private Draft named(String code, String lv, String en, @Nullable Named value) {
            return value == null ? this : text(code, lv, en, Said.of(value));
        }

        private Draft list(String code, String lv, String en, Collection<? extends Named> values) {
            return values.isEmpty() ? this : text(code, lv, en, Said.list(values));
        }

        private Draft measures(Map<? extends Named, String> measures) {
            measures.forEach((what, how) ->
                    fields.put(what.toString(), new Field(Said.of(what), Said.same(how))));
            return this;
        }

        private Draft justification(@Nullable String words) {
            return text("justification", "pamatojums", "justification", words);
        }

        private Statement end() {
            return new Statement(thing, Collections.unmodifiableMap(fields));
        }
    }
}
