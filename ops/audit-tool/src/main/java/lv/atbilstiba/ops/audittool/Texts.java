package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.rules.FindingRow;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the tool says, in Latvian or English. */
final class Texts {
    private static final int MOST_SHOWN = 100;

    private final ResourceBundle bundle;
    private final boolean latvian;

    /** Latvian unless another language is known. */
    Texts(Locale language) {
        latvian = !language.getLanguage().equals("en");
        bundle =
                ResourceBundle.getBundle(
                        Texts.class.getPackageName() + ".texts",
                        latvian ? Locale.ROOT : Locale.ENGLISH,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String of(String key, Object... details) {
        var plain = new Object[details.length];
        for (var i = 0; i < details.length; i++) plain[i] = details[i].toString();
        return MessageFormat.format(bundle.getString(key), plain);
    }

    /** The report on a package. */
    String report(Verification.Verdict verdict, Trust trust) {
        var lines = new ArrayList<String>();
        var header = verdict.header();
        var notJudged = verdict.notJudged();
        lines.add(
                of(
                        !verdict.isGood() ? "faulty" : notJudged.isEmpty() ? "good" : "partly",
                        verdict.faultCount()));
        lines.add("");
        lines.add(of("origin", verdict.checkpoint().origin()));
        lines.add(of("checkpoint", verdict.checkpoint().size(), verdict.checkpoint().root()));
        lines.add(of("scope", header.institution() == null ? of("all") : header.institution()));
        lines.add(of("events", verdict.events(), header.upTo()));
        if (header.to() != null) lines.add(of("until", header.to()));
        lines.add(
                header.beginsWithTheFirst() ? of("findings", verdict.findings()) : of("unjudged"));
        if (trust.keys().isEmpty()) lines.add(of("own-keys"));
        if (trust.older() == null) lines.add(of("no-older"));
        for (var epoch : verdict.epochs())
            lines.add(
                    of(
                            "epoch",
                            epoch.opened().epoch(),
                            epoch.at(),
                            epoch.position(),
                            epoch.opened().loss().publishedEvents(),
                            epoch.kept(),
                            epoch.opened().reason()));
        for (var revoked : verdict.revoked())
            lines.add(
                    of(
                            "revoked",
                            revoked.revocation().key(),
                            revoked.revocation().since(),
                            revoked.position(),
                            revoked.reason()));
        for (var one : notJudged.stream().limit(MOST_SHOWN).toList())
            lines.add(of(one.key(), one.details().toArray()));
        if (notJudged.size() > MOST_SHOWN)
            lines.add(of("not-judged-more", notJudged.size() - MOST_SHOWN));
        if (!verdict.isGood()) lines.add("");
        for (var fault : verdict.faults())
            lines.add("- " + of(fault.key(), fault.details().toArray()));
        return String.join("\n", lines) + "\n";
    }

    /** How a subject stood, as text that can be signed. */
    String statement(
            SubjectId subject,
            Instant at,
            long position,
            List<FindingRow> findings,
            Verification.Verdict verdict) {
        var lines = new ArrayList<String>();
        lines.add(of("statement", subject, at));
        lines.add(of("statement-basis", position, verdict.events()));
        lines.add(verdict.checkpoint().text().strip().replace('\n', ' '));
        lines.add("");
        if (findings.isEmpty()) lines.add(of("statement-nothing"));
        for (var finding : findings) {
            var status = finding.status();
            lines.add(
                    "%s v%d %s: %s"
                            .formatted(
                                    finding.rule().code(),
                                    finding.ruleVersion(),
                                    latvian ? finding.rule().lv() : finding.rule().en(),
                                    (latvian ? status.lv() : status.en()) + since(finding)));
            for (var reason : finding.reasons())
                lines.add("  " + (latvian ? reason.lv() : reason.en()));
        }
        return String.join("\n", lines) + "\n";
    }

    private String since(FindingRow finding) {
        return " (" + of("since", finding.since(), finding.cause()) + ")";
    }
}
