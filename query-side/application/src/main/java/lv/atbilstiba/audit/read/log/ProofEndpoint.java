package lv.atbilstiba.audit.read.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Sight;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;

@RestController
@Tag(name = "Audit")
final class ProofEndpoint {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final VerifiableLog log;
    private final AsOfs asOfs;

    ProofEndpoint(VerifiableLog log, AsOfs asOfs) {
        this.log = log;
        this.asOfs = asOfs;
    }

    @GetMapping("/api/audit/events/{position}/proof")
    @Operation(
            summary = "Proof that an event is in the history",
            description =
                    "A C2SP tlog-proof: the event's place in the log, the hashes up to the root,"
                        + " and the newest signed checkpoint. Together with the entry (the event's"
                        + " row in canonical JSON) and the register's public key it is checked"
                        + " offline. A new event is covered within seconds; until then 503 with"
                        + " Retry-After.")
    ResponseEntity<String> proof(@PathVariable long position) {
        asOfs.requireNotLost(position);
        return switch (log.inclusion(position)) {
            case VerifiableLog.Proof.Of(var proof) ->
                    ResponseEntity.ok()
                            .contentType(TEXT)
                            .header(
                                    "Content-Disposition",
                                    "inline; filename=\"" + position + ".tlog-proof\"")
                            .body(proof.toString());
            case VerifiableLog.Proof.NotYet _ ->
                    throw new ProblemException(Problem.unavailable("audit/not-yet-signed", 2));
            case VerifiableLog.Proof.NoEvent _ -> throw Sight.nothing();
        };
    }
}
