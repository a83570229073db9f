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
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.policy.api.Named;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.policy.api.event.TerritorySet;
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
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;
import lv.atbilstiba.staff.api.event.StaffMemberChanged;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What happened, as a sentence an auditor would write. Institutions have their names, persons stay
 * opaque. No switch has a default: an event that nobody found words for does not compile.
 */
public final class DomainWords {
    private DomainWords() {}

    public static Said of(Recorded<Object> fact, Names names) {
        Function<InstitutionId, Said> institution = it -> names.of(it, fact.position());
        return switch (fact.event()) {
            case InstitutionEvent it -> of(it);
            case StaffEvent it -> of(it, institution);
            case ServiceEvent it -> of(it, institution);
            case CatalogueEvent it -> of(it);
            case AccessibilityEvent it -> of(it);
            case PolicyEvent it -> of(it);
            case HistoryEvent it -> of(it);
            case Unreadable it ->
                    say(
                            "Ieraksts (%s), kura saturu nevar nolasīt",
                            "A record (%s) whose content cannot be read", Said.same(it.type()));
            default ->
                    throw new IllegalArgumentException("no words for " + fact.event().getClass());
        };
    }

    private static Said of(InstitutionEvent event) {
        return switch (event) {
            case InstitutionRegistered(_, var details, var since, var baseline) ->
                    say(
                            "Reģistrēta iestāde „%s” (%s), pakalpojumu pārvaldības dalībniece no"
                                    + " %s%s",
                            "Institution “%s” (%s) registered; it takes part in service management"
                                    + " from %s%s",
                            name(details.name()),
                            small(details.kind()),
                            day(since),
                            baseline(baseline));
            case InstitutionChanged(_, _, var from) ->
                    say(
                            "Mainītas ziņas par iestādi, spēkā no %s",
                            "The institution's details changed, in force from %s", day(from));
            case ManagementRolesDeclared(_, var roles, var from) ->
                    roles.isEmpty()
                            ? say(
                                    "Noteikts, ka no %s iestādei nav pakalpojumu pārvaldības lomu",
                                    "Declared that the institution has no management role from %s",
                                    day(from))
                            : say(
                                    "Noteiktas iestādes pakalpojumu pārvaldības lomas no %s: %s",
                                    "Management roles declared from %s: %s",
                                    day(from),
                                    Said.list(roles));
            case PortfolioManagerAppointed(_, var person, var from, var basis) ->
                    say(
                            "Par pakalpojumu kopuma vadītāju iecelta persona %s no %s%s",
                            "Person %s appointed service portfolio manager from %s%s",
                            person(person),
                            day(from),
                            basis(basis));
            case PortfolioManagerReleased(_, var person, var from, var basis) ->
                    say(
                            "Persona %s no %s vairs nav pakalpojumu kopuma vadītājs%s",
                            "Person %s is no longer service portfolio manager from %s%s",
                            person(person),
                            day(from),
                            basis(basis));
        };
    }

    private static Said of(StaffEvent event, Function<InstitutionId, Said> called) {
        return switch (event) {
            case StaffMemberRegistered(var person, var institution, _, var from) ->
                    say(
                            "Reģistrēta iestādes %s nodarbinātā persona %s, strādā no %s",
                            "Registered as staff of institution %s: person %s, employed from %s",
                            called.apply(institution),
                            person(person),
                            day(from));
            case StaffMemberChanged(var person, _) ->
                    say(
                            "Mainīti personas %s dati (aizsargāti)",
                            "The data of person %s changed (sealed)", person(person));
            case StaffMemberLeft(var person, var institution, var from) ->
                    say(
                            "Persona %s no %s vairs nestrādā iestādē %s",
                            "Person %s is no longer employed from %s at institution %s",
                            person(person),
                            day(from),
                            called.apply(institution));
            case StaffLoginLinked(var person, _, var vouchedBy) ->
                    say(
                            "Personai %s piesaistīts pieteikšanās konts%s",
                            "A login was linked to person %s%s",
                            person(person),
                            vouched(vouchedBy));
            case StaffLoginUnlinked(var person, _, var reason) ->
                    say(
                            "Personas %s pieteikšanās konts atsaistīts: %s",
                            "The login of person %s was unlinked: %s",
                            person(person),
                            switch (reason) {
                                case LEFT ->
                                        new Said(
                                                "persona vairs nestrādā",
                                                "the person is no longer employed");
                                case WITHDRAWN -> new Said("atsaukts", "withdrawn");
                                case CLAIMED_TWICE ->
                                        new Said(
                                                "vienlaikus piesaistīts citai personai",
                                                "claimed for another person at the same time");
                            });
        };
    }

    private static Said vouched(@Nullable String by) {
        if (by == null) return Said.same("");
        return by.equals(StaffLoginLinked.ISSUER)
                ? new Said(", to apliecina izdevējs", ", vouched for by the issuer of tokens")
                : new Said(" ar kodu, ko saņēma " + by, " with a code that " + by + " obtained");
    }

    private static Said of(ServiceEvent event, Function<InstitutionId, Said> called) {
        return switch (event) {
            case ServiceRegistered(_, var owner, var details, var stage, var from, var baseline) ->
                    say(
                            "Reģistrēts pakalpojums „%s”, tā saimnieks ir iestāde %s, posms „%s” no"
                                    + " %s%s",
                            "Service “%s” registered, owned by institution %s, in the stage “%s”"
                                    + " from %s%s",
                            name(details.name()),
                            called.apply(owner),
                            Said.of(stage),
                            day(from),
                            baseline(baseline));
            case ServiceChanged(_, _, var from) ->
                    say(
                            "Mainītas ziņas par pakalpojumu, spēkā no %s",
                            "The service's details changed, in force from %s", day(from));
            case LifecycleStageEntered(_, _, var stage, var from) ->
                    say(
                            "Pakalpojums no %s ir posmā „%s”",
                            "The service is in the stage “%2$s” from %1$s",
                            day(from),
                            Said.of(stage));
            case ServiceManagerAppointed(_, var person, var from, var basis) ->
                    say(
                            "Par pakalpojuma vadītāju iecelta persona %s no %s%s",
                            "Person %s appointed service manager from %s%s",
                            person(person),
                            day(from),
                            basis(basis));
            case ServiceManagerReleased(_, var person, var from, var basis) ->
                    say(
                            "Persona %s no %s vairs nav pakalpojuma vadītājs%s",
                            "Person %s is no longer service manager from %s%s",
                            person(person),
                            day(from),
                            basis(basis));
            case ProviderEngaged(_, var provider, var responsible, var from) ->
                    say(
                            "Pakalpojumu no %s sniedz iestāde %s, atbildīgās personas: %s",
                            "Institution %2$s delivers the service from %1$s, persons responsible:"
                                    + " %3$s",
                            day(from),
                            called.apply(provider),
                            persons(responsible));
            case ProviderReleased(_, var provider, var from) ->
                    say(
                            "Iestāde %s no %s vairs nesniedz pakalpojumu",
                            "Institution %s no longer delivers the service from %s",
                            called.apply(provider),
                            day(from));
            case ServiceAnnulled(_, _, var basis) ->
                    say(
                            "Pakalpojuma reģistrācija anulēta, jo bija kļūdaina%s",
                            "The service's registration annulled as made in error%s", basis(basis));
            case DescriptionRegistered(_, var version, _, var on) ->
                    say(
                            "Reģistrēta apraksta %s. versija %s",
                            "Version %s of the description registered on %s",
                            Said.same(version),
                            day(on));
            case DescriptionReviewed(_, var version, var on) ->
                    say(
                            "Apraksta %s. versija pārskatīta %s un atzīta par pareizu",
                            "Version %s of the description reviewed on %s and found right",
                            Said.same(version),
                            day(on));
            case DescriptionWithdrawn(_, var version, var from, var basis) ->
                    say(
                            "Apraksta %s. versija atsaukta no %s%s",
                            "Version %s of the description withdrawn from %s%s",
                            Said.same(version),
                            day(from),
                            basis(basis));
        };
    }

    private static Said of(CatalogueEvent event) {
        return switch (event) {
            case CatalogueEntryPublished it ->
                    it.version() == null
                            ? say(
                                    "Katalogs „%s” no %s rāda pakalpojumu bez reģistrēta apraksta"
                                            + " (%s)",
                                    "Catalogue “%s” shows the service from %s without a registered"
                                            + " description (%s)",
                                    Said.of(it.entry()),
                                    day(it.publishedOn()),
                                    Said.of(it.way()))
                            : say(
                                    "Katalogā „%s” no %s publicēta apraksta %s. versija (%s)",
                                    "Catalogue “%s” shows from %s version %s of the description"
                                            + " (%s)",
                                    Said.of(it.entry()),
                                    day(it.publishedOn()),
                                    Said.same(it.version()),
                                    Said.of(it.way()));
            case CatalogueEntryChecked it ->
                    say(
                            "Ieraksts katalogā „%s” pārbaudīts %s: %s",
                            "The entry in catalogue “%s” checked on %s: %s",
                            Said.of(it.entry()),
                            day(it.checkedOn()),
                            it.available()
                                    ? new Said("pieejams", "available")
                                    : new Said("nav pieejams", "not available"));
            case CatalogueEntryWithdrawn it ->
                    say(
                            "Katalogs „%s” no %s vairs nerāda pakalpojumu",
                            "Catalogue “%s” no longer shows the service from %s",
                            Said.of(it.entry()),
                            day(it.effectiveOn()));
            case SupplementaryInformationEnded(_, _, var form, var title, var from) ->
                    say(
                            "Papildu informācija „%s” (%s) no %s vairs nav pieejama",
                            "Additional information “%s” (%s) is available no longer from %s",
                            name(title),
                            Said.of(form),
                            day(from));
            case SupplementaryInformationRecorded(_, var form, var title, _, var from) ->
                    say(
                            "Nodrošināta papildu informācija „%s” (%s), pieejama no %s",
                            "Additional information “%s” (%s) provided, available from %s",
                            name(title),
                            Said.of(form),
                            day(from));
        };
    }

    private static Said of(AccessibilityEvent event) {
        return switch (event) {
            case AccessibilityRecordEnded(_, var kind, var from) ->
                    say(
                            "No %s vairs nav spēkā tas, kas bija reģistrēts par piekļūstamību: %s",
                            "From %s what was recorded of this accessibility is so no longer: %s",
                            day(from),
                            small(kind));
            case MultichannelAccessibilityRecorded(_, var options, var justification, var from) ->
                    say(
                            "Reģistrēta daudzkanālu piekļūstamība no %s: pieprasīt: %s; saņemt:"
                                    + " %s%s%s",
                            "Multi-channel accessibility recorded from %s: requesting: %s;"
                                    + " receiving: %s%s%s",
                            day(from),
                            Said.list(options.requesting()),
                            Said.list(options.receiving()),
                            chosen(options.recipientChooses()),
                            justified(justification));
            case TerritorialTargetSet(_, var territory, var basis, var from) ->
                    say(
                            "Noteikts, ka no %s pakalpojumam jābūt piekļūstamam teritorijā %s%s",
                            "From %s the service has to be accessible in territory %s%s",
                            day(from),
                            Said.same(territory),
                            basis(basis));
            case TerritorialTargetEnded(_, var basis, var from) ->
                    say(
                            "Noteikts, ka no %s pakalpojumam atkal jābūt piekļūstamam visā"
                                    + " Latvijā%s",
                            "From %s the service has to be accessible in all of Latvia again%s",
                            day(from),
                            basis(basis));
            case TerritorialAccessibilityRecorded(_, var options, var from) ->
                    say(
                            "Reģistrēta teritoriālā piekļūstamība no %s: pieprasīt: %s; saņemt:"
                                    + " %s; saņemt atbalstu: %s%s",
                            "Territorial accessibility recorded from %s: requesting: %s; receiving:"
                                    + " %s; support: %s%s",
                            day(from),
                            where(options.requesting(), options.requestingIn()),
                            where(options.receiving(), options.receivingIn()),
                            where(options.support(), options.supportIn()),
                            options.target() == null
                                    ? Said.same("")
                                    : new Said(
                                            "; jānodrošina: " + options.target().lv(),
                                            "; target: " + options.target().en()));
            case AllSocialGroupsAccessibilityRecorded(
                            _,
                            var options,
                            var justification,
                            var from) ->
                    say(
                            "Reģistrēta visu sabiedrības grupu piekļūstamība no %s: %s%s",
                            "Accessibility for all social groups recorded from %s: %s%s",
                            day(from),
                            measures(options.measures()),
                            justified(justification));
            case CrossBorderAccessibilityRecorded(_, var options, var from) ->
                    say(
                            "Reģistrēta pārrobežu piekļūstamība no %s: %s",
                            "Cross-border accessibility recorded from %s: %s",
                            day(from),
                            measures(options.measures()));
            case AccessibilityNotApplicableClaimed(_, var kind, var justification, var from) ->
                    say(
                            "Norādīts, ka no %s uz pakalpojumu nav attiecināma %s; pamatojums: %s",
                            "Claimed that from %s this does not apply to the service: %s;"
                                    + " justification: %s",
                            day(from),
                            small(kind),
                            Said.same(justification));
            case AccessibilityClaimConfirmed(_, var kind, var on, var confirmer, _) ->
                    say(
                            "Apstiprināts %s, ka uz pakalpojumu nav attiecināma %s%s",
                            "Confirmed on %s that this does not apply to the service: %s%s",
                            day(on),
                            small(kind),
                            confirmer == null
                                    ? Said.same("")
                                    : new Said(
                                            "; apstiprināja " + confirmer.value(),
                                            "; confirmed by " + confirmer.value()));
            case AccessibilityReviewed(_, var kinds, var on) ->
                    say(
                            "Piekļūstamība pārskatīta %s un atzīta par pareizi norādītu: %s",
                            "Accessibility reviewed on %s and found right: %s",
                            day(on),
                            Said.list(kinds));
        };
    }

    private static Said of(PolicyEvent event) {
        return switch (event) {
            case TerritorySet(var code, var name, var parent, var from, var until, var basis) ->
                    say(
                            "Teritorija %s „%s” no %s%s%s%s",
                            "Territory %s “%s” from %s%s%s%s",
                            Said.same(code),
                            name(name),
                            day(from),
                            until == null
                                    ? Said.same("")
                                    : new Said(" līdz " + until, " until " + until),
                            parent == null
                                    ? Said.same("")
                                    : new Said(
                                            ", teritorijas " + parent + " daļa",
                                            ", part of " + parent),
                            basis(basis));
            case PolicyParameterSet(var parameter, var value, var from, var basis) ->
                    say(
                            "Politikas parametram %s noteikta vērtība %s, spēkā no %s%s",
                            "Policy parameter %s set to %s, in force from %s%s",
                            Said.same(parameter.parameterName()),
                            Said.same(value),
                            day(from),
                            basis(basis));
        };
    }

    private static Said of(HistoryEvent event) {
        return switch (event) {
            case HistoryEpochOpened(var epoch, var loss, var reason) ->
                    say(
                            switch (loss.kind()) {
                                case BEHIND ->
                                        "Atvērts vēstures %s. posms: publicēti bija %s notikumi,"
                                            + " datubāzē atrasti %s (pēdējais: %s); zudušo pozīciju"
                                            + " vairs nav. Pamatojums: %s";
                                case BESIDE ->
                                        "Atvērts vēstures %s. posms: publicēti bija %s notikumi,"
                                            + " datubāzē to vietā ir citi, pavisam %s (pēdējais:"
                                            + " %s). Pamatojums: %s";
                            },
                            switch (loss.kind()) {
                                case BEHIND ->
                                        "Epoch %s of the history opened: %s events had been"
                                            + " published, %s were found in the database (the last:"
                                            + " %s); the positions that were lost are no more."
                                            + " Reason: %s";
                                case BESIDE ->
                                        "Epoch %s of the history opened: %s events had been"
                                                + " published, the database holds others in their"
                                                + " place, %s in all (the last: %s). Reason: %s";
                            },
                            Said.same(epoch),
                            Said.same(loss.publishedEvents()),
                            Said.same(loss.foundEvents()),
                            Said.same(loss.foundPosition()),
                            Said.same(reason));
            case LogKeyRevoked(var key, var from, var reason) ->
                    say(
                            "Žurnāla atslēga %s atsaukta no %s. Pamatojums: %s",
                            "The log's key %s revoked from %s on. Reason: %s",
                            Said.same(key),
                            day(from),
                            Said.same(reason));
        };
    }

    private static Said say(String lv, String en, Said... parts) {
        var latvian = new Object[parts.length];
        var english = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            latvian[i] = parts[i].lv();
            english[i] = parts[i].en();
        }
        return new Said(
                String.format(Locale.ROOT, lv, latvian), String.format(Locale.ROOT, en, english));
    }

    static Said name(LocalizedText text) {
        return new Said(text.lv(), text.en() == null ? text.lv() : text.en());
    }

    /** Inside a sentence Latvian names of kinds begin with a small letter, English ones too. */
    private static Said small(Named named) {
        return new Said(small(named.lv()), small(named.en()));
    }

    private static String small(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static Said day(LocalDate day) {
        return Said.same(day);
    }

    static Said person(StaffId person) {
        return Said.same(person.value());
    }

    static Said persons(Collection<StaffId> persons) {
        if (persons.isEmpty()) return Said.NONE;
        return Said.same(
                persons.stream()
                        .map(it -> it.value().toString())
                        .collect(Collectors.joining(", ")));
    }

    static Said institution(InstitutionId institution) {
        return Said.same(institution.registrationNumber());
    }

    private static Said basis(Basis basis) {
        return new Said(
                " (pamats: " + basis.document() + ")", " (basis: " + basis.document() + ")");
    }

    private static Said baseline(boolean baseline) {
        return baseline
                ? new Said("; stāvoklis, reģistru atverot", "; as it was when the register opened")
                : Said.same("");
    }

    private static Said where(Collection<? extends Named> kinds, Collection<TerritoryCode> named) {
        var said = Said.list(kinds);
        if (named.isEmpty()) return said;
        var codes = named.stream().map(TerritoryCode::code).collect(Collectors.joining(", "));
        return new Said(said.lv() + " (" + codes + ")", said.en() + " (" + codes + ")");
    }

    private static Said chosen(@Nullable Boolean recipientChooses) {
        if (recipientChooses == null) return Said.same("");
        return recipientChooses
                ? new Said("; saņēmējs izvēlas", "; the recipient chooses")
                : new Said("; saņēmējs nevar izvēlēties", "; the recipient cannot choose");
    }

    private static Said justified(@Nullable String justification) {
        return justification == null
                ? Said.same("")
                : new Said("; pamatojums: " + justification, "; justification: " + justification);
    }

    static Said measures(Map<? extends Named, String> measures) {
        if (measures.isEmpty()) return Said.NONE;
        return new Said(
                measures.entrySet().stream()
                        .map(it -> it.getKey().lv() + ": " + it.getValue())
                        .collect(Collectors.joining("; ")),
                measures.entrySet().stream()
                        .map(it -> it.getKey().en() + ": " + it.getValue())
                        .collect(Collectors.joining("; ")));
    }
}
