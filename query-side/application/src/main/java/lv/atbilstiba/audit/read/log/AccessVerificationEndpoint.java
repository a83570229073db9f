package lv.atbilstiba.audit.read.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.platform.access.AccessChain;
import lv.atbilstiba.platform.access.AccessRoot;
import lv.atbilstiba.platform.budget.Costly;
import lv.atbilstiba.platform.json.AsGiven;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.MalformedNote;
import lv.atbilstiba.platform.tlog.SignedNote;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.annotation.JsonDeserialize;

import java.util.List;

@RestController
@Tag(name = "Audit")
final class AccessVerificationEndpoint {
    private static final String FORM = "^[^\\n]+\\n[0-9]+\\n";
    private static final String EXAMPLE =
            "example.lv/log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n"
                    + "\u2014 example.lv/log AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

    private final AccessChain access;

    AccessVerificationEndpoint(AccessChain access) {
        this.access = access;
    }

    /**
     * @param whole whether every row is as it was when it was linked and signed
     * @param rows how many are linked
     * @param root the hash of the last link, in Base64
     * @param unlinked rows that no link has yet
     * @param checkpoints how many signed checkpoints were compared with
     * @param wrong the first thing that is wrong
     */
    record Verification(
            boolean whole,
            long rows,
            String root,
            long unlinked,
            int checkpoints,
            AccessChain.@Nullable Wrong wrong) {}

    static final String PATH = "/api/audit/log/access";

    @GetMapping(PATH)
    @Costly(Costly.Kind.VERIFICATION)
    @Operation(
            summary = "Whether the record of looking is as it was signed",
            description =
                    "Who read personal data or took history away is recorded, and each row chained"
                        + " to the one before; checkpoints say how far (the line access). Here"
                        + " every link is computed anew, and compared with every checkpoint that"
                        + " says so, and with one that the caller has kept. A checkpoint with"
                        + " several cosignatures is too long for an address: POST it.")
    Verification verify(
            @Parameter(
                            description = "A checkpoint that was kept, as it was signed",
                            schema = @Schema(type = "string", pattern = FORM, example = EXAMPLE))
                    @RequestParam(required = false)
                    @Nullable String checkpoint) {
        return verify(
                checkpoint == null
                        ? List.of()
                        : AccessRoot.of(parsed("checkpoint", checkpoint)).stream().toList());
    }

    /**
     * @param checkpoint one that was kept, as it was signed (C2SP tlog-checkpoint)
     */
    record Kept(
            @JsonDeserialize(using = AsGiven.class) @Schema(pattern = FORM, example = EXAMPLE)
                    String checkpoint) {}

    @PostMapping(PATH)
    @Costly(Costly.Kind.VERIFICATION)
    @Operation(
            summary = "Whether the record of looking is as a checkpoint says that was kept",
            description = "As GET, with a checkpoint of any length. Nothing is changed.")
    Verification verifyKept(@RequestBody Kept body) {
        return verify(AccessRoot.of(parsed("/checkpoint", body.checkpoint())).stream().toList());
    }

    private Verification verify(List<AccessRoot> kept) {
        var verdict = access.verify(kept);
        return new Verification(
                verdict.wrong() == null,
                verdict.root().rows(),
                verdict.root().hash().toString(),
                verdict.unlinked(),
                verdict.signed(),
                verdict.wrong());
    }

    private static Checkpoint parsed(String where, String note) {
        try {
            return Checkpoint.of(SignedNote.parse(note));
        } catch (MalformedNote e) {
            throw AsOfs.invalid(where, "invalid-value");
        }
    }
}
