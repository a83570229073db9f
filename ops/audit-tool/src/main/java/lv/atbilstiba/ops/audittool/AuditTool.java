package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.platform.log.LogKeys;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.MalformedNote;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * The auditor's tool: {@code java -jar audit-tool.jar verify <package>}. See {@code
 * docs/auditing.md}. It ends with 0 if everything is as it should be, with 1 if something is not,
 * and with 2 if it cannot tell.
 */
public final class AuditTool {
    private static final int GOOD = 0;
    private static final int FAULTY = 1;
    private static final int CANNOT_TELL = 2;

    private final PrintStream out;
    private final PrintStream progress;

    /**
     * @param out takes what there is to say
     * @param progress takes how far it is
     */
    public AuditTool(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new AuditTool(out, progress).run(arguments));
    }

    /** Does what is asked, and gives the exit code. */
    public int run(String... given) {
        var texts = new Texts(Arguments.language(given));
        try {
            return switch (Arguments.of(given)) {
                case Arguments.Verify(var file, var trust) -> verify(file, trust, texts);
                case Arguments.State state -> state(state, texts);
                case Arguments.MakeKey(var name, var file) -> makeKey(name, file);
            };
        } catch (Arguments.NoKey e) {
            out.println(texts.of("no-key"));
            return CANNOT_TELL;
        } catch (Arguments.Misused e) {
            out.println(texts.of("misused", String.valueOf(e.getMessage())));
            out.println(texts.of("usage"));
            return CANNOT_TELL;
        } catch (Unreadable e) {
            out.println(texts.of("unreadable", e.said(texts)));
            return CANNOT_TELL;
        } catch (CharacterCodingException e) {
            out.println(texts.of("unreadable", texts.of("no-text")));
            return CANNOT_TELL;
        } catch (MalformedNote | IOException e) {
            out.println(texts.of("unreadable", String.valueOf(e.getMessage())));
            return CANNOT_TELL;
        }
    }

    private int verify(Path file, Trust trust, Texts texts) throws IOException {
        var read = read(file, trust, Instant.MAX, texts);
        var verdict = read.verification().verdict();
        if (verdict.isGood()) out.print(texts.report(verdict, trust));
        if (!verdict.isGood()) return faulty(read, verdict, trust, texts);
        return verdict.notJudged().isEmpty() ? GOOD : CANNOT_TELL;
    }

    /**
     * What is not right is the register's fault only if the file is what it gave: all of it, and
     * byte for byte.
     */
    private int faulty(Read read, Verification.Verdict verdict, Trust trust, Texts texts) {
        if (!verdict.isWhole()) {
            out.println(texts.of("cut-off", verdict.events()));
            return CANNOT_TELL;
        }
        if (!read.asGiven()) out.println(texts.of("went-through-windows"));
        out.print(texts.report(verdict, trust));
        return read.asGiven() ? FAULTY : CANNOT_TELL;
    }

    private int state(Arguments.State asked, Texts texts) throws IOException {
        var read = read(asked.file(), asked.trust(), asked.at(), texts);
        var verdict = read.verification().verdict();
        if (!verdict.isGood()) return faulty(read, verdict, asked.trust(), texts);
        if (!reaches(verdict.header(), asked.at())) {
            out.println(texts.of("future", asked.at().toString()));
            return CANNOT_TELL;
        }
        if (read.verification().recomputation().isUnjudged(asked.subject())) {
            out.print(texts.report(verdict, asked.trust()));
            return CANNOT_TELL;
        }
        out.print(statement(asked, read.verification(), verdict, texts));
        return GOOD;
    }

    /** Whether a package tells all that was recorded up to an instant. */
    private static boolean reaches(AuditPackage.Header header, Instant at) {
        return header.logTime() != null
                && !at.isAfter(header.madeAt())
                && (header.to() == null || at.isBefore(header.to()));
    }

    private static String statement(
            Arguments.State asked,
            Verification verification,
            Verification.Verdict verdict,
            Texts texts)
            throws IOException {
        var position = verification.positionAsked();
        var findings = verification.recomputation().of(asked.subject(), position, asked.at());
        var text = texts.statement(asked.subject(), asked.at(), position, findings, verdict);
        if (asked.key() == null) return text;
        var key = SignerKey.parse(FileForm.text(asked.key()).strip());
        return new SignedNote(text, List.of(key.sign(text, Instant.EPOCH))).toString();
    }

    /**
     * @param asGiven whether the file is, as far as its form shows, what the register gave
     */
    private record Read(Verification verification, boolean asGiven) {}

    private Read read(Path file, Trust trust, Instant at, Texts texts) throws IOException {
        var verification = new Verification(trust, at);
        var shown = new Progress(progress, texts, Files.size(file));
        var asGiven = AuditPackage.read(file, verification, shown);
        shown.end();
        return new Read(verification, asGiven);
    }

    private int makeKey(String name, Path file) throws IOException {
        var key = SignerKey.generate(name, KeyType.LOG, new SecureRandom());
        LogKeys.keep(key, file);
        out.println(key.verifier());
        return GOOD;
    }
}
