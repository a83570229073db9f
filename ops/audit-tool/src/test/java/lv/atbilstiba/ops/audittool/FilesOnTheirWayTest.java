package lv.atbilstiba.ops.audittool;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.event.LogKeyRevoked;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.log.KeyHandover;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * What becomes of files between the register and the auditor, and what the tool says then: that
 * somebody changed the history (1) only of a file that is what the register gave.
 */
class FilesOnTheirWayTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final String KEY = SomeLog.KEY.verifier().toString();
    private static final SomeLog LOG = SomeLog.of(700, new SplittableRandom(3));
    private static final byte[] PACKAGE = bytes(LOG, LOG.packed());

    @TempDir private Path folder;

    private record Said(int code, String text) {}

    @Test
    void as_it_was_given_it_is_right() throws IOException {
        assertThat(verify(PACKAGE).code()).isZero();
    }

    static Stream<Charset> unicode() {
        return Stream.of(
                StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    }

    @ParameterizedTest
    @MethodSource("unicode")
    void a_package_keys_and_checkpoint_that_went_through_windows_are_read(Charset charset)
            throws IOException {
        var file = Files.write(folder.resolve("package"), windows(text(PACKAGE), charset));
        var keys = Files.write(folder.resolve("keys"), windows(KEY + "\n", charset));
        var older =
                Files.write(
                        folder.resolve("older"), windows(LOG.checkpoint(300).toString(), charset));
        var said = run("verify", file, "--key", keys, "--checkpoint", older);
        assertThat(said.code()).as(said.text()).isZero();
    }

    @ParameterizedTest
    @MethodSource("unicode")
    void what_is_wrong_with_a_file_that_went_through_windows_cannot_be_told(Charset charset)
            throws IOException {
        // as PowerShell 5 reads the output of curl: letters beyond ASCII are two others each
        var mangled = new String(PACKAGE, StandardCharsets.ISO_8859_1);
        var header = mangled.indexOf('\n');
        var events = text(PACKAGE).lines().findFirst().orElseThrow() + mangled.substring(header);
        for (var text : List.of(mangled, events)) {
            assertThat(text).isNotEqualTo(text(PACKAGE));
            var said = verify(windows(text, charset));
            assertThat(said.code()).as(said.text()).isEqualTo(2);
            assertThat(said.text()).contains("Windows", "curl --output");
        }
    }

    @Test
    void a_checkpoint_whose_letters_were_changed_is_called_so() throws IOException {
        var file = Files.write(folder.resolve("package"), PACKAGE);
        var mangled = LOG.checkpoint(300).toString().replace("—", "ā€”");
        var older = Files.writeString(folder.resolve("older"), mangled.replace("\n", "\r\n"));
        var said = run("verify", file, "--key", KEY, "--checkpoint", older);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).contains("is no checkpoint", "curl --output");
    }

    @Test
    void a_last_line_without_its_end_is_a_line() throws IOException {
        assertThat(verify(Arrays.copyOf(PACKAGE, PACKAGE.length - 1)).code()).isZero();
    }

    @Test
    void several_gzip_members_are_one_package_and_a_cut_one_is_unreadable() throws IOException {
        var members = new ByteArrayOutputStream();
        for (var from = 0; from < PACKAGE.length; from += 100_000) {
            var part = Arrays.copyOfRange(PACKAGE, from, Math.min(from + 100_000, PACKAGE.length));
            members.writeBytes(zipped(part));
        }
        assertThat(verify(members.toByteArray()).code()).isZero();
        var cut = zipped(PACKAGE);
        for (var length : List.of(3, 12, cut.length / 2, cut.length - 9, cut.length - 1)) {
            var said = verify(Arrays.copyOf(cut, length));
            assertThat(said.code()).as("%s: %s", length, said.text()).isEqualTo(2);
            assertThat(said.text()).as("" + length).contains("take it again");
        }
        var changed = new String(cut, StandardCharsets.ISO_8859_1).replace("\n", "\r\n");
        assertThat(verify(changed.getBytes(StandardCharsets.ISO_8859_1)).code()).isEqualTo(2);
    }

    @Test
    void a_package_that_is_cut_off_anywhere_says_nothing_of_the_register() throws IOException {
        var lines = text(PACKAGE).lines().toList();
        for (var kept : List.of(1, 2, 4, 5, 300, lines.size() - 1)) {
            var said = verify((String.join("\n", lines.subList(0, kept)) + "\n").getBytes(UTF_8));
            assertThat(said.code()).as("%s: %s", kept, said.text()).isEqualTo(2);
            assertThat(said.text()).contains("cut off after", "take the package again");
        }
        var random = new SplittableRandom(5);
        for (var i = 0; i < 40; i++) {
            var said = verify(Arrays.copyOf(PACKAGE, random.nextInt(PACKAGE.length - 2)));
            assertThat(said.code()).as(said.text()).isEqualTo(2);
        }
    }

    @Test
    void what_is_no_package_is_not_held_in_memory() throws IOException {
        var line = new byte[Lines.MOST_BYTES + 10];
        Arrays.fill(line, (byte) 'x');
        assertThat(verify(line).text()).contains("line 1 is longer than");

        var bomb = new ByteArrayOutputStream();
        bomb.writeBytes(text(PACKAGE).lines().findFirst().orElseThrow().getBytes(UTF_8));
        bomb.write('\n');
        var tile = "{\"tile\":0,\"hashes\":\"%s\"}\n".formatted("A".repeat(10_924 / 4 * 4));
        bomb.writeBytes(tile.repeat(7_000).getBytes(UTF_8));
        var said = verify(zipped(bomb.toByteArray()));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).contains("unpacks to more than");
    }

    @Test
    void without_a_key_nothing_is_told_unless_the_packages_own_are_asked_for() throws IOException {
        var file = Files.write(folder.resolve("package"), PACKAGE);
        assertThat(run("verify", file).code()).isEqualTo(2);
        assertThat(run("verify", file).text()).contains("--key", "--trust-package-keys");
        var own = run("verify", file, "--trust-package-keys");
        assertThat(own.code()).isZero();
        assertThat(own.text()).contains("Anybody can make such a package");
    }

    @ParameterizedTest
    @ValueSource(strings = {"699", "0", "2026-03-01", "2020-01-01"})
    void what_only_a_revoked_key_signed_afterwards_is_not_believed(String since)
            throws IOException {
        var file = Files.write(folder.resolve("package"), PACKAGE);
        var said = run("verify", file, "--key", KEY, "--revoked", KEY + "@" + since);
        assertThat(said.code()).as(said.text()).isEqualTo(1);
        assertThat(said.text()).contains("it is revoked (from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"700", "2027-01-01"})
    void what_it_signed_before_is(String since) throws IOException {
        var file = Files.write(folder.resolve("package"), PACKAGE);
        assertThat(run("verify", file, "--key", KEY, "--revoked", KEY + "@" + since).code())
                .isZero();
    }

    @Test
    void a_key_that_was_revoked_hands_over_to_nobody() throws IOException {
        var next = SignerKey.generate(SomeLog.ORIGIN, KeyType.LOG, new SecureRandom());
        var text = LOG.checkpoint(700).text();
        var checkpoint = new SignedNote(text, List.of(next.sign(text, Instant.EPOCH)));
        var packed = LOG.packed(checkpoint).with(KeyHandover.to(next.verifier(), SomeLog.KEY));
        var file = Files.write(folder.resolve("package"), bytes(LOG, packed));
        var older = Files.writeString(folder.resolve("older"), LOG.checkpoint(300).toString());
        assertThat(run("verify", file, "--key", KEY).code()).isZero();

        var revoked = KEY + "@500";
        assertThat(run("verify", file, "--key", KEY, "--revoked", revoked).text())
                .contains("signed by none of the keys that you trust");
        var both =
                run(
                        "verify",
                        file,
                        "--key",
                        KEY,
                        "--key",
                        next.verifier(),
                        "--revoked",
                        revoked,
                        "--checkpoint",
                        older);
        assertThat(both.code()).as("what it signed before fits: " + both.text()).isZero();
    }

    @Test
    void a_revocation_that_the_register_declares_is_told_and_heeded() throws IOException {
        var day = RigaCalendar.dayOf(LOG.events().getFirst().recordedAt()).plusDays(1);
        var log =
                LOG.recording(
                        "RegisterHistory",
                        HistoryId.REGISTER.toString(),
                        new LogKeyRevoked(KEY, day, "Nozagta"));
        var next = SignerKey.generate(SomeLog.ORIGIN, KeyType.LOG, new SecureRandom());
        var text = log.checkpoint(701).text();
        var checkpoint = new SignedNote(text, List.of(next.sign(text, Instant.EPOCH)));
        var file = Files.write(folder.resolve("package"), bytes(log, log.packed(checkpoint)));
        var said = run("verify", file, "--key", next.verifier());
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("is not trusted from " + day, "Nozagta");
    }

    private Said verify(byte[] bytes) throws IOException {
        return run("verify", Files.write(folder.resolve("package"), bytes), "--key", KEY);
    }

    private static Said run(Object... arguments) {
        var said = new ByteArrayOutputStream();
        var nobody =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var given = new ArrayList<>(Arrays.stream(arguments).map(Object::toString).toList());
        given.addAll(List.of("--lang", "en"));
        var code =
                new AuditTool(new PrintStream(said, true, StandardCharsets.UTF_8), nobody)
                        .run(given.toArray(String[]::new));
        return new Said(code, said.toString(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private static byte[] windows(String text, Charset charset) {
        return ("\uFEFF" + text.replace("\n", "\r\n")).getBytes(charset);
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        var to = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(to)) {
            zip.write(bytes);
        }
        return to.toByteArray();
    }

    private static byte[] bytes(SomeLog log, SomeLog.Packed packed) {
        var last = log.events().getLast();
        var lines = new ArrayList<String>();
        lines.add(
                JSON.writeValueAsString(
                        Map.of(
                                "package",
                                Map.of(
                                        "format",
                                        1,
                                        "after",
                                        0,
                                        "upTo",
                                        last.position(),
                                        "logTime",
                                        last.recordedAt().toString(),
                                        "madeAt",
                                        last.recordedAt().toString(),
                                        "checkpoint",
                                        packed.checkpoint().toString(),
                                        "keys",
                                        List.of(KEY),
                                        "handovers",
                                        packed.handovers().stream()
                                                .map(KeyHandover::toString)
                                                .toList()))));
        for (var from = 0; from < packed.leaves().size(); from += 256) {
            var hashes = new ByteArrayOutputStream();
            packed.leaves()
                    .subList(from, Math.min(from + 256, packed.leaves().size()))
                    .forEach(it -> hashes.writeBytes(it.bytes()));
            var base64 = Base64.getEncoder().encodeToString(hashes.toByteArray());
            lines.add("{\"tile\":%d,\"hashes\":\"%s\"}".formatted(from / 256, base64));
        }
        packed.entries().forEach(it -> lines.add(new String(it, UTF_8)));
        lines.add("{\"end\":{\"events\":%d,\"others\":0}}".formatted(packed.entries().size()));
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }
}
