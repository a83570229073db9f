package lv.atbilstiba.compliance.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.policy.api.Named;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules by their codes, each a sentence that should be true. The page is docs/rules.md. */
public enum RuleId implements Named {
    ROLE_01(
            "Iestāde ir noteikusi, kuras no desmit pakalpojumu pārvaldības lomām tā pilda.",
            "The institution has declared which of the ten management roles it holds.",
            Severity.MANDATORY,
            "P4.2, roles overview",
            SubjectKind.INSTITUTION),
    ROLE_02(
            "Iestādei ir tieši viens pakalpojumu kopuma vadītājs.",
            "The institution has exactly one service portfolio manager.",
            Severity.MANDATORY,
            "P4.2, roles overview",
            SubjectKind.INSTITUTION),
    ROLE_03(
            "Pakalpojumam ir tieši viens pakalpojuma vadītājs.",
            "The service has exactly one service manager.",
            Severity.MANDATORY,
            "P4.2, roles overview",
            SubjectKind.SERVICE),
    ROLE_07(
            "Pakalpojumam ir vismaz viens sniedzējs, un katram sniedzējam ir nosauktas par"
                    + " sniegšanu atbildīgās personas.",
            "The service has at least one provider, each with named persons responsible for"
                    + " provision.",
            Severity.MANDATORY,
            "P4.2, roles overview",
            SubjectKind.SERVICE),
    ROLE_08(
            "Neviens nav norīkots pēc aiziešanas no iestādes.",
            "Nobody holds an appointment after leaving the institution.",
            Severity.MANDATORY,
            "P4.2, inferred from \"norīkoti konkrēti nodarbinātie\"",
            SubjectKind.INSTITUTION,
            SubjectKind.SERVICE),
    ROLE_09(
            "Vakance nav ilgāka par noteikto laiku.",
            "A vacancy lasts no longer than the grace given.",
            Severity.EXPECTED,
            "inferred",
            SubjectKind.INSTITUTION,
            SubjectKind.SERVICE),
    SERV_01(
            "Pakalpojuma veids, saņēmēji, sniegšanas forma un sarežģītība ir noteikti un"
                    + " savstarpēji saskan.",
            "Kind, audience, delivery form and complexity of the service are set and agree.",
            Severity.MANDATORY,
            "services overview; agreement inferred",
            SubjectKind.SERVICE),
    SERV_02(
            "Pakalpojums izriet no nosauktas iestādes pamatdarbības funkcijas.",
            "The service derives from a named core function of the institution.",
            Severity.MANDATORY,
            "services overview, \"ir jāatbilst konkrētām … funkcijām\"",
            SubjectKind.SERVICE),
    SERV_03(
            "Pakalpojums ir saistīts ar vismaz vienu vajadzību vai dzīves situāciju.",
            "The service is tied to at least one need or life situation.",
            Severity.MANDATORY,
            "definition of a service; N2-1, N2-2",
            SubjectKind.SERVICE),
    DESC_01(
            "Reģistrā ir reģistrēts spēkā esošs pakalpojuma apraksts.",
            "A current description of the service is registered.",
            Severity.MANDATORY,
            "PU2-7, PU2-8; start of provision inferred",
            SubjectKind.SERVICE),
    DESC_02(
            "Reģistrētajā aprakstā ir aizpildīti visi abu daļu obligātie lauki.",
            "The registered description has every mandatory field of both parts.",
            Severity.MANDATORY,
            "PU2-8 (two parts); fields inferred",
            SubjectKind.SERVICE),
    DESC_03(
            "Apraksts ir pārskatīts noteiktajā laikā.",
            "The description was reviewed within the interval set.",
            Severity.EXPECTED,
            "inferred",
            SubjectKind.SERVICE),
    DESC_04(
            "Pieprasīšanas un saņemšanas daļa ir latviešu valodā, bet deklarētas pārrobežu"
                    + " piekļūstamības gadījumā – arī citā Eiropas Savienības valodā.",
            "The request-and-receipt part is in Latvian, and in another language of the European"
                    + " Union where cross-border access is declared.",
            Severity.EXPECTED,
            "inferred from N3-4",
            SubjectKind.SERVICE),
    CAT_01(
            "Publiskais individuāla labuma pakalpojums iedzīvotājiem ir publicēts Latvija.gov.lv.",
            "A public individual-benefit service for residents is published in Latvija.gov.lv.",
            Severity.MANDATORY,
            "PU2-8",
            SubjectKind.SERVICE),
    CAT_02(
            "Publiskais individuāla labuma pakalpojums uzņēmējiem ir publicēts Business.gov.lv.",
            "A public individual-benefit service for entrepreneurs is published in"
                    + " Business.gov.lv.",
            Severity.MANDATORY,
            "PU2-8",
            SubjectKind.SERVICE),
    CAT_03(
            "Starpiestāžu pakalpojums ir publicēts Virsis.gov.lv.",
            "An inter-institutional service is published in Virsis.gov.lv.",
            Severity.MANDATORY,
            "PU2-8",
            SubjectKind.SERVICE),
    CAT_04(
            "Katrs katalogs noteiktajā laikā pēc reģistrēšanas rāda spēkā esošo apraksta versiju.",
            "Every catalogue shows the current registered version within the time set.",
            Severity.MANDATORY,
            "PU2-8; delay inferred",
            SubjectKind.SERVICE),
    CAT_05(
            "Katrs kataloga ieraksts rāda reģistrētu aprakstu un ir ielasīts no reģistra"
                    + " automatizēti.",
            "Every catalogue entry shows a registered description, read from the register"
                    + " automatically.",
            Severity.MANDATORY,
            "PU2-8, \"nav pieļaujama … dublējoša veidošana\"",
            SubjectKind.SERVICE),
    CAT_06(
            "Katra kataloga ieraksta pēdējā, nenovecojusī pārbaude liecina, ka tas ir pieejams.",
            "The last check of each catalogue entry is recent and saw it available.",
            Severity.EXPECTED,
            "PU2-8; interval inferred",
            SubjectKind.SERVICE),
    CAT_07(
            "Papildu informācija ir pieejama vismaz vienā citā formā vai kanālā.",
            "Additional information is available in at least one other form or channel.",
            Severity.EXPECTED,
            "PU2-8, \"dažādās formās un kanālos\"; number inferred",
            SubjectKind.SERVICE),
    CAT_08(
            "Atsaukts apraksts vai likvidēts pakalpojums pēc noteiktā laika nav nevienā katalogā.",
            "A withdrawn description or liquidated service is in no catalogue after the time set.",
            Severity.MANDATORY,
            "inferred",
            SubjectKind.SERVICE),
    ACC_01(
            "Pakalpojumu var pieprasīt un saņemt gan elektroniskā, gan fiziskā kanālā.",
            "The service can be requested and received through an electronic and a physical"
                    + " channel.",
            Severity.MANDATORY,
            "PU2-14, N3-1; at least one of each inferred",
            SubjectKind.SERVICE),
    ACC_02(
            "Pakalpojumu var pieprasīt un saņemt, kā arī saņemt palīdzību, visā noteiktajā"
                    + " teritorijā, un saņēmējs izvēlas vietu.",
            "The service can be requested and received, with support, in the whole territory"
                    + " asked for, at a place the recipient chooses.",
            Severity.MANDATORY,
            "PU2-14, N3-2",
            SubjectKind.SERVICE),
    ACC_03(
            "Katrai sabiedrības grupai ir noteikts pasākums, kas dara pakalpojumu piekļūstamu.",
            "A measure makes the service accessible to each group of society.",
            Severity.MANDATORY,
            "PU2-14, N3-3",
            SubjectKind.SERVICE),
    ACC_04(
            "Citu valstu iedzīvotājiem un uzņēmējiem ir pieejama informācija, pieprasīšana un"
                    + " saņemšana, un atbalsts.",
            "Residents and entrepreneurs of other countries have information, request and receipt,"
                    + " and support.",
            Severity.MANDATORY,
            "PU2-14, N3-4",
            SubjectKind.SERVICE),
    ACC_05(
            "Katrs paziņojums, ka piekļūstamības veids nav attiecināms, ir pamatots un atļauts vai"
                    + " apstiprināts.",
            "A claim that a kind of accessibility does not apply is justified, and allowed or"
                    + " confirmed.",
            Severity.MANDATORY,
            "PU2-14, note; confirmation inferred",
            SubjectKind.SERVICE),
    ACC_06(
            "Katrs piekļūstamības veids ir pārskatīts noteiktajā laikā.",
            "Each kind of accessibility was reviewed within the interval set.",
            Severity.EXPECTED,
            "inferred",
            SubjectKind.SERVICE);

    private static final Map<String, RuleId> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(RuleId::code, Function.identity()));

    private final String code = name().replace('_', '-');
    private final String lv;
    private final String en;
    private final Severity severity;
    private final String source;
    private final Set<SubjectKind> subjects;

    RuleId(
            String lv,
            String en,
            Severity severity,
            String source,
            SubjectKind first,
            SubjectKind... others) {
        this.lv = lv;
        this.en = en;
        this.severity = severity;
        this.source = source;
        this.subjects = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /**
     * @throws IllegalArgumentException if no rule has this code
     */
    @JsonCreator
    public static RuleId of(String code) {
        var rule = BY_CODE.get(code);
        if (rule == null) throw new InvalidValue(InvalidValue.Rule.UNKNOWN);
        return rule;
    }

    /** For example {@code ROLE-03}. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The chapter of the rulebook in which it stands. */
    @JsonIgnore
    public Chapter chapter() {
        return Chapter.of(this);
    }

    public Severity severity() {
        return severity;
    }

    /** Where the policy says so, and what of it is inferred. */
    public String source() {
        return source;
    }

    /** The kinds of subjects it is applied to. */
    @JsonIgnore
    public Set<SubjectKind> subjects() {
        return subjects;
    }

    @Override
    public String lv() {
        return lv;
    }

    @Override
    public String en() {
        return en;
    }
}
