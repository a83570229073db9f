package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.platform.tlog.MalformedNote;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is asked of the tool. */
sealed interface Arguments {
    /** Verifies a package. */
    record Verify(Path file, Trust trust) implements Arguments {}

    /**
     * Verifies a package, then says how a subject stood.
     *
     * @param at an instant of the register's time
     * @param key the auditor's private key, to sign what is said; null to say it unsigned
     */
    record State(Path file, Trust trust, SubjectId subject, Instant at, @Nullable Path key)
            implements Arguments {}

    /** Makes a key for the auditor. */
    record MakeKey(String name, Path file) implements Arguments {}

    /** The arguments make no sense; {@code getMessage} is the argument that does not. */
    final class Misused extends Exception {
        private static final long serialVersionUID = 1;

        Misused(String argument) {
            super(argument);
        }
    }

    /** Whose signature counts is not said: then nothing can be told. */
    final class NoKey extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** The language that is asked for, whatever else makes no sense; Latvian if none is. */
    static Locale language(String... arguments) {
        var at = List.of(arguments).indexOf("--lang");
        return Locale.of(at < 0 || at + 1 == arguments.length ? "lv" : arguments[at + 1]);
    }

    static Arguments of(String... arguments) throws Misused, NoKey, IOException {
        var keys = new ArrayList<VerifierKey>();
        var witnesses = new ArrayList<VerifierKey>();
        var revoked = new ArrayList<Revocation>();
        var trustPackageKeys = false;
        SignedNote older = null;
        SubjectId subject = null;
        Instant at = null;
        Path key = null;
        var plain = new ArrayList<String>();
        for (var i = 0; i < arguments.length; i++) {
            var option = arguments[i];
            if (!option.startsWith("--")) {
                plain.add(option);
                continue;
            }
            if (option.equals("--trust-package-keys")) {
                trustPackageKeys = true;
                continue;
            }
            if (++i == arguments.length) throw new Misused(option);
            var value = arguments[i];
            try {
                switch (option) {
                    case "--checkpoint" -> older = checkpoint(Path.of(value));
                    case "--key" -> keys.addAll(keys(value));
                    case "--witness" -> witnesses.addAll(keys(value));
                    case "--revoked" -> revoked.addAll(revoked(value));
                    case "--lang" -> {} // known already
                    case "--subject" -> subject = SubjectId.parse(value);
                    case "--at" -> at = Instant.parse(value);
                    case "--sign-with" -> key = Path.of(value);
                    default -> throw new Misused(option);
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new Misused(option + " " + value);
            }
        }
        if (plain.size() == 3 && plain.getFirst().equals("make-key"))
            return new MakeKey(plain.get(1), Path.of(plain.get(2)));
        var trust = new Trust(keys, witnesses, older, revoked);
        var verify = plain.size() == 2 && plain.getFirst().equals("verify");
        var state =
                plain.size() == 2
                        && plain.getFirst().equals("state")
                        && subject != null
                        && at != null;
        if ((verify || state) && keys.isEmpty() && !trustPackageKeys) throw new NoKey();
        if (verify) return new Verify(Path.of(plain.get(1)), trust);
        if (state && subject != null && at != null)
            return new State(Path.of(plain.get(1)), trust, subject, at, key);
        throw new Misused(String.join(" ", plain));
    }

    private static SignedNote checkpoint(Path file) throws IOException {
        try {
            return SignedNote.parse(FileForm.text(file));
        } catch (MalformedNote e) {
            throw Unreadable.of("no-checkpoint", file, String.valueOf(e.getMessage()));
        }
    }

    /** {@code <vkey or file>@<day or entry>}. */
    private static List<Revocation> revoked(String value) throws IOException {
        var at = value.lastIndexOf('@');
        if (at < 0) throw new IllegalArgumentException(value);
        return keys(value.substring(0, at)).stream()
                .map(it -> Revocation.of(it, value.substring(at + 1)))
                .toList();
    }

    /** A vkey, or a file with one in each line. */
    private static List<VerifierKey> keys(String value) throws IOException {
        if (!isFile(value)) return List.of(VerifierKey.parse(value));
        return FileForm.text(Path.of(value))
                .lines()
                .filter(it -> !it.isBlank())
                .map(VerifierKey::parse)
                .toList();
    }

    private static boolean isFile(String value) {
        try {
            return Files.isRegularFile(Path.of(value));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
