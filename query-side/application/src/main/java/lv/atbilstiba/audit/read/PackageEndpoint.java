package lv.atbilstiba.audit.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.budget.Costly;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Exports;
import lv.atbilstiba.platform.read.ReadHeaders;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.read.Subjects;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Instant;

@RestController
@Tag(name = "Audit")
final class PackageEndpoint {
    static final String PATH = "/api/audit/package";

    private static final String NDJSON = "application/x-ndjson";
    private static final int NOTHING_SIGNED = 5;

    private final AuditPackage auditPackage;
    private final EventFinder finder;
    private final Exports exports;
    private final AsOfs asOfs;
    private final EventLog log;
    private final ExportLimit limit;

    PackageEndpoint(
            AuditPackage auditPackage,
            EventFinder finder,
            Exports exports,
            AsOfs asOfs,
            EventLog log,
            ExportLimit limit) {
        this.limit = limit;
        this.auditPackage = auditPackage;
        this.log = log;
        this.finder = finder;
        this.exports = exports;
        this.asOfs = asOfs;
    }

    @GetMapping(path = PATH, produces = NDJSON)
    @Costly(Costly.Kind.EXPORT)
    @Operation(
            summary = "The history in one file that is verified offline",
            description =
                    """
                    Everything, or everything about one institution or about a service and its \
                    institution, up to the newest signed checkpoint or of a period: the events byte \
                    for byte as the log has them, what the register had found by then, and the \
                    signed checkpoint. The audit tool verifies it, and judges everything anew, \
                    without the register; nothing is judged of a package that does not begin with \
                    the first event. That it was taken is recorded. One that would be larger than \
                    the register gives at once is refused (409) or, if that is found while it is \
                    written, broken off: take it in parts, each of a period (from, to).\
                    """,
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = NDJSON,
                                            schema = @Schema(type = "string"))))
    void take(
            @Parameter(description = "Only what concerns this institution", example = "90000000002")
                    @RequestParam(required = false)
                    @Nullable InstitutionId institution,
            @Parameter(
                            description = "Only what concerns this subject's institution",
                            example = "service-01930000-0000-7000-8000-000000000001")
                    @RequestParam(required = false)
                    @Nullable String subject,
            @Parameter(description = "Only events after this position")
                    @RequestParam(defaultValue = "0")
                    long after,
            @Parameter(description = "Recorded at this instant or later (ISO 8601, UTC)")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Recorded before this instant (ISO 8601, UTC)")
                    @RequestParam(required = false)
                    @Nullable Instant to,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        asOfs.after(after);
        var named = Subjects.asked(subject);
        var whose =
                named != null
                        ? home(named)
                        : institution == null ? null : home(institution.toString());
        var checkpoint = auditPackage.newest();
        if (checkpoint == null)
            throw new ProblemException(Problem.unavailable("audit/not-yet-signed", NOTHING_SIGNED));
        var period = Period.of(log, from, to, after, checkpoint.position());
        var scope = new PackageScope(whose, period);
        var head = request.getMethod().equals("HEAD");
        if (!head) {
            auditPackage.await(scope);
            limit.require(auditPackage.bytes(scope, checkpoint, limit.most()));
            exports.record(caller, scope, period.upTo(), request);
        }
        response.setContentType(NDJSON);
        response.setHeader(ReadHeaders.EVENT_POSITION, Long.toString(period.upTo()));
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"audit-" + checkpoint.size() + ".ndjson\"");
        if (!head) auditPackage.write(scope, checkpoint, limit.limited(response.getOutputStream()));
        response.flushBuffer();
    }

    private InstitutionId home(String subject) {
        return finder.home(subject).orElseThrow(Sight::nothing);
    }
}
