package lv.atbilstiba.compliance.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.PackagePart;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Every finding that the register ever held up to a position, as it stood there: what a later event
 * superseded still holds, and what was only predicted is left out.
 */
@Component
final class FindingsInPackage implements PackagePart {
    private static final int PAGE = 5_000;
    private static final String ROWS =
            """
            SELECT subject, rule, from_position, valid_from, to_position, valid_until, institution,
                   status, severity, rule_version, reasons, since, cause
            FROM {tables}.finding
            WHERE (subject, rule, from_position, valid_from)
                    > (:subject, :rule, :fromPosition, :validFrom)
                AND from_position <= :position
                AND valid_from <= :logTime
                AND (:institution::text IS NULL OR institution = :institution)
            ORDER BY subject, rule, from_position, valid_from
            LIMIT :limit
            """;

    private final AsOfs asOfs;

    FindingsInPackage(AsOfs asOfs) {
        this.asOfs = asOfs;
    }

    record Line(Finding finding) {}

    /**
     * @param toPosition of the event that superseded it; null while none has
     * @param validUntil when time alone ends it; null if it never does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(
            String subject,
            String institution,
            String rule,
            int ruleVersion,
            String status,
            String severity,
            @JsonRawValue String reasons,
            Instant since,
            long cause,
            long fromPosition,
            @Nullable Long toPosition,
            Instant validFrom,
            @Nullable Instant validUntil) {}

    @Override
    public void await(AsOf point) {
        asOfs.answer(FindingProjection.NAME, Asked.NOW.at(point), (_, at) -> at);
    }

    @Override
    public void write(AsOf point, @Nullable InstitutionId institution, Lines lines)
            throws IOException {
        var last =
                new Finding(
                        "", "", "", 0, "", "", "", Instant.EPOCH, 0, 0, null, Instant.EPOCH, null);
        while (true) {
            var page = page(point, institution, last);
            for (var finding : page) lines.write(new Line(finding));
            if (page.size() < PAGE) return;
            last = page.getLast();
        }
    }

    private List<Finding> page(AsOf point, @Nullable InstitutionId institution, Finding last) {
        return asOfs.answer(
                FindingProjection.NAME,
                Asked.NOW.at(point),
                (view, at) ->
                        view.sql(ROWS)
                                .param("subject", last.subject())
                                .param("rule", last.rule())
                                .param("fromPosition", last.fromPosition())
                                .param("validFrom", last.validFrom().atOffset(ZoneOffset.UTC))
                                .param("position", at.position())
                                .param("logTime", at.instant().atOffset(ZoneOffset.UTC))
                                .param(
                                        "institution",
                                        institution == null
                                                ? null
                                                : institution.registrationNumber())
                                .param("limit", PAGE)
                                .query((row, _) -> finding(row, at))
                                .list());
    }

    private static Finding finding(ResultSet row, AsOf at) throws SQLException {
        var superseded = row.getObject("to_position", Long.class);
        return new Finding(
                row.getString("subject"),
                row.getString("institution"),
                row.getString("rule"),
                row.getInt("rule_version"),
                row.getString("status"),
                row.getString("severity"),
                row.getString("reasons"),
                row.getTimestamp("since").toInstant(),
                row.getLong("cause"),
                row.getLong("from_position"),
                superseded == null || superseded > at.position() ? null : superseded,
                row.getTimestamp("valid_from").toInstant(),
                instant(row.getTimestamp("valid_until")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
