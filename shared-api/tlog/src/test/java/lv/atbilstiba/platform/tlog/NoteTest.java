package lv.atbilstiba.platform.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

class NoteTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** A key pair that another implementation made. */
    private static final SignerKey KEY =
            SignerKey.parse(
                    "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg");

    private static final Checkpoint CHECKPOINT =
            new Checkpoint(
                    "example.com/log/testdata",
                    15,
                    Hash.parse("rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs="));

    @Test
    void a_private_key_has_the_public_half_that_others_find() {
        assertThat(KEY.verifier())
                .hasToString(
                        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
        assertThat(VerifierKey.parse(KEY.verifier().toString())).isEqualTo(KEY.verifier());
        assertThat(SignerKey.parse(KEY.secret()).secret()).isEqualTo(KEY.secret());
        assertThat(KEY.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void a_signature_is_the_one_that_another_implementation_made() {
        var note = signed(CHECKPOINT.text());
        assertThat(note)
                .hasToString(
                        """
                        example.com/log/testdata
                        15
                        rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=

                        — example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=
                        """);
        assertThat(Checkpoint.of(SignedNote.parse(note.toString()))).isEqualTo(CHECKPOINT);
    }

    @Test
    void a_changed_text_is_not_believed_nor_is_an_unknown_key() {
        var note = signed(CHECKPOINT.text());
        var changed = new SignedNote(note.text().replace("15", "16"), note.signatures());
        assertThat(KEY.verifier().verifies(changed)).isFalse();
        var stranger =
                SignerKey.generate("example.com/log/testdata", KeyType.LOG, new SecureRandom());
        assertThat(stranger.verifier().verifies(note)).isFalse();
        assertThat(stranger.verifier().hasSigned(note)).isFalse();
    }

    @Test
    void a_wrong_signature_beside_a_right_one_spoils_the_note() {
        var right = signed(CHECKPOINT.text());
        var wrong = KEY.sign("something else\n", NOON);
        assertThat(KEY.verifier().verifies(right.with(wrong))).isFalse();
    }

    @Test
    void a_witness_says_when_and_its_time_is_signed() {
        var witness = SignerKey.generate("witness.example/w1", KeyType.WITNESS, new SecureRandom());
        var note = signed(CHECKPOINT.text()).with(witness.sign(CHECKPOINT.text(), NOON));
        assertThat(witness.verifier().cosignedAt(note)).contains(NOON);
        assertThat(KEY.verifier().verifies(note)).isTrue();
        assertThat(KEY.verifier().cosignedAt(note)).isEmpty();

        var bytes = witness.sign(CHECKPOINT.text(), NOON).bytes().clone();
        bytes[7]++;
        var later = new SignedNote.Signature("witness.example/w1", witness.verifier().id(), bytes);
        assertThat(witness.verifier().cosignedAt(signed(CHECKPOINT.text()).with(later))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n- name AAAAAAE=\n",
                "text\n\n— na+me AAAAAAE=\n",
                "text\n\n— name AAAA\n",
                "text\n\n— name AAAAAAE=",
                "te\txt\n\n— name AAAAAAE=\n",
                "text\n\n— name AAAAAAE= \n",
                "text\n\n— name ????\n"
            })
    void what_is_no_note_is_refused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(MalformedNote.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n15\n",
                "origin\n015\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n",
                "origin\n-1\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n",
                "origin\n9999999999999999999\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n",
                "origin\n15\nrKbDipCvhuX1GZ7g5BBe8g==\n",
                "\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n",
                "origin\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n\nx\n"
            })
    void what_is_no_checkpoint_is_refused(String text) {
        var note = signed(text);
        assertThatThrownBy(() -> Checkpoint.of(note)).isInstanceOf(MalformedNote.class);
    }

    @Test
    void a_proof_and_a_request_to_a_witness_are_read_as_they_are_written() {
        var note = signed(CHECKPOINT.text());
        var proof =
                new TlogProof(
                        new byte[] {1, 2},
                        new InclusionProof(3, 15, List.of(Hash.OF_NOTHING)),
                        note);
        assertThat(TlogProof.parse(proof.toString())).hasToString(proof.toString());
        assertThat(proof.toString()).startsWith("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 3\n");
        assertThatThrownBy(() -> TlogProof.parse(proof.toString().replace("index 3", "index 03")))
                .isInstanceOf(MalformedNote.class);

        var request = new AddCheckpoint(7, List.of(Hash.OF_NOTHING), note);
        assertThat(AddCheckpoint.parse(request.toString())).hasToString(request.toString());
        assertThat(AddCheckpoint.parse(new AddCheckpoint(0, List.of(), note).toString()).path())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "name+33d7b496",
                "name+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx",
                "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkg==",
                "example.com/log/testdata+33d7b496+AuHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
            })
    void what_is_no_key_is_refused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(MalformedNote.class);
    }

    private static SignedNote signed(String text) {
        return new SignedNote(text, List.of(KEY.sign(text, NOON)));
    }
}
