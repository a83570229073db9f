package lv.atbilstiba.compliance.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.policy.api.Named;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The reasons that findings give. A text's braces name the values that the reason carries. */
public enum ReasonCode implements Named {
    // why a rule does not concern a subject
    SERVICE_PLANNED("Pakalpojuma sniegšana nav sākta", "The service is not yet in provision"),
    SERVICE_LIQUIDATED("Pakalpojums ir likvidēts", "The service is liquidated"),
    MANAGES_NO_SERVICE(
            "Iestāde nepārvalda nevienu pakalpojumu", "The institution manages no service"),
    NO_APPOINTMENT("Neviens nav norīkots", "Nobody is appointed"),
    NO_VACANCY("Vakanču nav", "There is no vacancy"),
    NO_DESCRIPTION("Nav spēkā esoša apraksta", "There is no current description"),
    NOT_PUBLISHED("Nav publicēts nevienā katalogā", "Published in no catalogue"),
    OTHER_KIND("Pakalpojuma veids ir cits: {kind}", "The service is of another kind: {kind}"),
    OTHER_AUDIENCE(
            "Pakalpojums ir citiem saņēmējiem: {audiences}",
            "The service is for others: {audiences}"),
    DESCRIPTION_IN_FORCE(
            "Pakalpojumu sniedz, un tā apraksts ir spēkā",
            "The service is in provision and has a registered description"),
    D_SERVICE(
            "D-pakalpojumam to nav iespējams nodrošināt", "It cannot be provided for a d-service"),
    JUSTIFIED_BY_NATURE(
            "Pēc pakalpojuma būtības nav attiecināms (pamatots, spēkā no {from})",
            "Does not apply by the nature of the service (justified, from {from})"),
    NOTHING_CLAIMED(
            "Neviens piekļūstamības veids nav paziņots par neattiecināmu",
            "No kind of accessibility is claimed not to apply"),

    // roles and people
    NO_ROLES_DECLARED("Lomas nav noteiktas", "No roles are declared"),
    IMPLIED_ROLES_MISSING(
            "Nav noteiktas lomas, kas izriet no reģistrētā: {roles}",
            "Roles that follow from what is recorded are not declared: {roles}"),
    NO_PORTFOLIO_MANAGER(
            "Nav pakalpojumu kopuma vadītāja kopš {since}",
            "No service portfolio manager since {since}"),
    SEVERAL_PORTFOLIO_MANAGERS(
            "Vairāki pakalpojumu kopuma vadītāji: {persons}",
            "Several service portfolio managers: {persons}"),
    NO_MANAGER("Nav pakalpojuma vadītāja kopš {since}", "No service manager since {since}"),
    SEVERAL_MANAGERS(
            "Vairāki pakalpojuma vadītāji: {persons}", "Several service managers: {persons}"),
    NO_PROVIDER("Nav pakalpojuma sniedzēja kopš {since}", "No provider since {since}"),
    NO_RESPONSIBLE_PERSON(
            "Sniedzējam {providers} nav nosauktu atbildīgo personu kopš {since}",
            "No responsible person named at provider {providers} since {since}"),
    HOLDS_AFTER_LEAVING(
            "Norīkojums ({post}) nav beidzies, lai gan {person} aizgāja {leftOn}",
            "Still appointed ({post}), though {person} left on {leftOn}"),
    VACANCY(
            "Vakance ({post}) kopš {since}, jāaizpilda līdz {until}",
            "Vacancy ({post}) since {since}, to be filled by {until}"),
    VACANCY_TOO_LONG(
            "Vakance ({post}) kopš {since} bija jāaizpilda līdz {until}",
            "Vacancy ({post}) since {since} was to be filled by {until}"),

    // service identity
    ATTRIBUTES_MISSING("Nav noteikts: {attributes}", "Not set: {attributes}"),
    KIND_AND_AUDIENCE_DISAGREE(
            "Veidam „{kind}” neder saņēmēji: {audiences}",
            "A service of kind \"{kind}\" cannot be for {audiences}"),
    COMPLEXITY_AND_NEEDS_DISAGREE(
            "Sarežģītībai „{complexity}” neatbilst nosaukto vajadzību skaits: {needs}",
            "The number of needs named does not fit the complexity \"{complexity}\": {needs}"),
    NO_CORE_FUNCTION("Nav nosaukta pamatdarbības funkcija", "No core function is named"),
    NO_NEED(
            "Nav nosaukta ne vajadzība, ne dzīves situācija",
            "Neither a need nor a life situation is named"),
    NO_NEED_OF_SOCIETY("Nav nosaukta sabiedrības vajadzība", "No need of society is named"),

    // description
    DESCRIPTION_MISSING(
            "Nav spēkā esoša apraksta kopš {since}", "No current description since {since}"),
    FIELDS_MISSING("Nav aizpildīts: {fields}", "Not filled: {fields}"),
    DESCRIPTION_REVIEW_OVERDUE(
            "Pēdējoreiz skatīts {last}, bija jāpārskata līdz {due}",
            "Last looked at on {last}, the review was due by {due}"),
    NOT_IN_LATVIAN(
            "Latviešu valodā nav vai nav aizpildīti visi obligātie teksti",
            "Not in Latvian, or not every mandatory text is"),
    NOT_IN_ANOTHER_LANGUAGE(
            "Nevienā citā Eiropas Savienības valodā nav aizpildīti visi obligātie teksti",
            "In no other language of the European Union is every mandatory text filled"),

    // catalogues
    KIND_NOT_SET("Pakalpojuma veids nav noteikts", "The kind of the service is not set"),
    AUDIENCE_NOT_SET("Pakalpojuma saņēmēji nav noteikti", "The audience is not set"),
    NOT_IN_CATALOGUE("Nav publicēts: {catalogues}", "Not published: {catalogues}"),
    REFRESH_DUE(
            "Versija {current} jārāda līdz {due}: {catalogues}",
            "Version {current} is to be shown by {due}: {catalogues}"),
    SHOWS_OTHER_VERSION(
            "Versija {current} bija jārāda līdz {due}: {catalogues}",
            "Version {current} was to be shown by {due}: {catalogues}"),
    CORRECTION_DUE(
            "Versijas {current} labotais teksts jārāda līdz {due}: {catalogues}",
            "The corrected text of version {current} is to be shown by {due}: {catalogues}"),
    SHOWS_UNCORRECTED_TEXT(
            "Versijas {current} labotais teksts bija jārāda līdz {due}: {catalogues}",
            "The corrected text of version {current} was to be shown by {due}: {catalogues}"),
    TYPED_IN_BY_HAND("Ievadīts ar roku: {catalogues}", "Typed in by hand: {catalogues}"),
    UNREGISTERED_VERSION(
            "Rāda nereģistrētu aprakstu: {catalogues}",
            "Shows a description that is not registered: {catalogues}"),
    SEEN_UNAVAILABLE(
            "Pēdējā pārbaudē nebija pieejams: {catalogues}",
            "Not available at the last check: {catalogues}"),
    NOT_CHECKED("Nav pārbaudīts: {catalogues}", "Not checked: {catalogues}"),
    CHECK_STALE("Pārbaude novecojusi: {catalogues}", "The check is too old: {catalogues}"),
    NO_ADDITIONAL_INFORMATION("Papildu informācijas nav", "There is no additional information"),
    WITHDRAWAL_DUE(
            "Jāizņem no kataloga līdz {due}: {catalogues}",
            "To be withdrawn by {due}: {catalogues}"),
    STILL_IN_CATALOGUE(
            "Bija jāizņem no kataloga līdz {due}: {catalogues}",
            "Was to be withdrawn by {due}: {catalogues}"),

    // accessibility
    ACCESSIBILITY_NOT_RECORDED("Nav reģistrēts: {kinds}", "Not recorded: {kinds}"),
    CHANNELS_MISSING("Nav kanāla: {channels}", "No channel for: {channels}"),
    NO_CHOICE_OF_CHANNEL(
            "Saņēmējs nevar izvēlēties kanālu", "The recipient cannot choose the channel"),
    CHOICE_OF_CHANNEL_NOT_RECORDED(
            "Nav norādīts, vai kanālu izvēlas saņēmējs",
            "Not recorded whether the recipient chooses the channel"),
    TERRITORY_NOT_COVERED(
            "Neaptver teritoriju ({target}): {phases}",
            "Does not cover the territory ({target}): {phases}"),
    TERRITORY_NOT_NAMED(
            "Nav norādīts, vai aptver teritoriju ({target}): {phases}",
            "Not recorded whether it covers the territory ({target}): {phases}"),
    TERRITORIAL_TARGET(
            "Jābūt piekļūstamam teritorijā {target}: noteikts faktā {position}, pamats: {basis}",
            "To be accessible in {target}: set by the fact at {position}, basis: {basis}"),
    TARGET_NOT_THERE(
            "Teritorijas {target}, kurā jābūt piekļūstamam, nav",
            "The territory {target} in which it is to be accessible is not there"),
    NO_CHOICE_OF_PLACE("Saņēmējs nevar izvēlēties vietu", "The recipient cannot choose the place"),
    GROUPS_WITHOUT_MEASURE("Nav pasākuma: {groups}", "No measure for: {groups}"),
    MEASURES_MISSING("Nav nodrošināts: {measures}", "Not provided: {measures}"),
    CONFIRMER_NOT_SAID(
            "Nav ierakstīts, kurš apstiprināja, ka nav attiecināms: {kinds}",
            "It is not recorded who confirmed that these do not apply: {kinds}"),
    CLAIM_UNCONFIRMED(
            "Kopuma vadītājs nav apstiprinājis: {kinds}",
            "Not confirmed by the portfolio manager: {kinds}"),
    ACCESSIBILITY_REVIEW_OVERDUE("Nav laikā pārskatīts: {kinds}", "Not reviewed in time: {kinds}");

    private static final Map<String, ReasonCode> BY_CODE =
            Arrays.stream(values())
                    .collect(Collectors.toMap(ReasonCode::code, Function.identity()));

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String lv;
    private final String en;
    private final SortedSet<String> valueNames;

    ReasonCode(String lv, String en) {
        this.lv = lv;
        this.en = en;
        var names = new TreeSet<String>();
        Pattern.compile("\\{([a-zA-Z]+)}")
                .matcher(en)
                .results()
                .forEach(found -> names.add(found.group(1)));
        this.valueNames = Collections.unmodifiableSortedSet(names);
    }

    /**
     * @throws IllegalArgumentException if no reason has this code
     */
    @JsonCreator
    public static ReasonCode of(String code) {
        var reason = BY_CODE.get(code);
        if (reason == null) throw new InvalidValue(InvalidValue.Rule.UNKNOWN);
        return reason;
    }

    /** For example {@code no-manager}; stable once released. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The names of the values that a reason of this code carries. */
    public SortedSet<String> valueNames() {
        return valueNames;
    }

    /** Its Latvian text, with braces where values stand. */
    @Override
    public String lv() {
        return lv;
    }

    /** Its English text, with braces where values stand. */
    @Override
    public String en() {
        return en;
    }
}
